/// By what somebody may.
public enum Authority: Hashable, Sendable {
  /// Owning the folder of the store.
  case ownership
  /// A grant.
  case grant(Grant)
}
