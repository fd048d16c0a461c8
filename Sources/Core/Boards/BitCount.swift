/// Counts bits word after word. Machine code for every x86-64 has no instruction that does: so eight counts of a byte each are
/// added up in one word, and those together only now and then.
struct BitCount {
  private var bytes: UInt64 = 0
  private var added = 0
  private var sum = 0

  /// Adds the bits of a word.
  @inline(__always)
  mutating func add(_ word: UInt64) {
    var x = word
    x &-= (x >> 1) & 0x5555_5555_5555_5555
    x = (x & 0x3333_3333_3333_3333) &+ ((x >> 2) & 0x3333_3333_3333_3333)
    bytes &+= (x &+ (x >> 4)) & 0x0F0F_0F0F_0F0F_0F0F
    added &+= 1
    // A byte holds the eight bits of 31 words.
    if added == 31 { flush() }
  }

  /// All bits added.
  var total: Int {
    mutating get {
      flush()
      return sum
    }
  }

  @inline(__always)
  private mutating func flush() {
    let pairs = (bytes & 0x00FF_00FF_00FF_00FF) &+ ((bytes >> 8) & 0x00FF_00FF_00FF_00FF)
    sum &+= Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    bytes = 0
    added = 0
  }
}
