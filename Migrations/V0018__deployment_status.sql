-- The deployments of a team that are in one status, in the order of their list: the few that failed were looked for among all of the team's.
CREATE INDEX deployments_status ON deployments (team_id, status, id);
