import HTTPCore
import Threads

/// How often each address asks: so many requests in a second, and twice as many at once after a pause.
final class RequestRate: Sendable {
  private struct Bucket {
    /// Requests that are still free, in millionths.
    var free: Int64
    var at: Int64
  }

  private let perSecond: Int64
  private let buckets = Monitor<[PeerAddress: Bucket]>([:])

  init(perSecond: Int) { self.perSecond = Int64(perSecond) }

  /// Counts a request; false where it is one too many.
  func take(_ peer: PeerAddress, at now: Int64) -> Bool {
    let full = 2 * perSecond * 1_000_000
    return buckets.change { buckets in
      var bucket = buckets[peer.household] ?? Bucket(free: full, at: now)
      bucket.free = min(full, bucket.free + max(0, now - bucket.at) * perSecond)
      bucket.at = now
      let isFree = bucket.free >= 1_000_000
      if isFree { bucket.free -= 1_000_000 }
      buckets[peer.household] = bucket
      return isFree
    }
  }

  /// Forgets those whose pause was long enough.
  func forget(at now: Int64) {
    buckets.change { buckets in buckets = buckets.filter { now - $0.value.at < 3_000_000 } }
  }
}
