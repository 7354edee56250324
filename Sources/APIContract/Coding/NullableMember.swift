/// A member that is always written, as `null` where there is no value: what tells ``Nullable`` of any value from other types.
package protocol NullableMember {}

extension Nullable: NullableMember {}
