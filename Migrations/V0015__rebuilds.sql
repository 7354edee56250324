-- What a release's image was built from, so that it can be built again, and which deployments did so.

-- The source and the build settings of then. Null for an image that was not built here.
ALTER TABLE releases ADD COLUMN built_from jsonb;

-- The release whose image was no longer in its registry, so that the deployment built it again.
ALTER TABLE deployments ADD COLUMN rebuilt_release int;

-- What is to be known of a change of state.
ALTER TABLE deployment_events ADD COLUMN note text;
