import CivilTime
import Organisations

/// Who owes a line: its bearers in preorder of the tree of areas, so that an area with all below it is a range.
///
/// Many lines share one roll: it changes with the selector and with the register, not with the period.
public struct BearerRoll: Hashable, Sendable {
  /// Positions in the register of the bearers, by area and then in the order of the register. The index is the bearer's *place*.
  public let bodies: [Int32]
  /// The preorder number of each bearer's area, ascending; -1 for one without an area.
  public let areas: [Int32]
  /// For a joint duty, which has one bearer: every body that owes it, the bearer among them. Else empty.
  public let joint: [Int32]

  /// The `mã` of the regulation whose lines have it; empty for any.
  public let regulation: String
  /// Who sees its obligations beside those that owe them.
  public let audience: RollAudience

  /// A roll of bearers with their areas, in any order.
  public init(_ bearers: [(body: Int32, area: Int32)], joint: [Int32] = []) {
    self.init(bearers.map { ($0.body, $0.area, 0) }, joint: joint, regulation: "", lists: [[]])
  }

  /// - Parameter lists: who sees beside the bearers; each bearer names one.
  private init(
    _ bearers: [(body: Int32, area: Int32, list: Int32)], joint: [Int32], regulation: String, lists: [[Int32]]
  ) {
    let sorted = bearers.sorted { ($0.area, $0.body) < ($1.area, $1.body) }
    bodies = sorted.map(\.body)
    areas = sorted.map(\.area)
    self.joint = joint.sorted()
    self.regulation = regulation
    audience = RollAudience(lists: lists, listOf: sorted.map(\.list))
  }

  /// The roll of bodies that owe each for itself on a day. Those that the register does not know are left out.
  public init(_ bearers: [OrganisationID], in register: Register, on day: CivilDate) {
    self.init(bearers.compactMap { BearerRoll.entry($0, register, day) })
  }

  /// The roll of bodies that owe together, the bearer first.
  public init(joint: [OrganisationID], in register: Register, on day: CivilDate) {
    self.init(
      joint.prefix(1).compactMap { BearerRoll.entry($0, register, day) },
      joint: joint.compactMap { register.position(of: $0) }.map(Int32.init))
  }

  /// The roll of what a regulation has bodies owe, one element an obligation, the bearer first; one that is owed jointly stands alone.
  ///
  /// - Parameter audience: who sees each beside those that owe it.
  init(
    _ owed: [[OrganisationID]], _ audience: [[OrganisationID]], of regulation: String, in register: Register,
    on day: CivilDate
  ) {
    var lists: [[Int32]] = []
    var numbers: [[Int32]: Int32] = [:]
    var last: (audience: [OrganisationID], list: Int32)?
    let bearers = zip(owed, audience).compactMap { owed, audience -> (body: Int32, area: Int32, list: Int32)? in
      guard let bearer = owed.first, let entry = BearerRoll.entry(bearer, register, day) else { return nil }
      // Neighbours mostly share one list, which is compared at a glance.
      if let last, last.audience == audience { return (entry.body, entry.area, last.list) }
      let seers = Set(audience.compactMap { register.position(of: $0) }.map(Int32.init)).sorted()
      let list = numbers[seers] ?? Int32(lists.count)
      if list == lists.count {
        numbers[seers] = list
        lists.append(seers)
      }
      last = (audience, list)
      return (entry.body, entry.area, list)
    }
    let joint = owed.count == 1 && owed[0].count > 1 ? owed[0] : []
    self.init(
      bearers, joint: joint.compactMap { register.position(of: $0) }.map(Int32.init), regulation: regulation,
      lists: lists)
  }

  private static func entry(_ id: OrganisationID, _ register: Register, _ day: CivilDate) -> (body: Int32, area: Int32)?
  {
    guard let position = register.position(of: id) else { return nil }
    // A post or a unit without an area of its own stands where its body does.
    let area = register[id]?.place(on: day) ?? register[register.body(of: id, on: day)]?.place(on: day)
    return (Int32(position), area.flatMap { register.preorder(of: $0) }.map { Int32($0.lowerBound) } ?? -1)
  }

  /// The bearers whose obligations are seen by who sees some bodies and some regulations: one bit each.
  func words(seenBy bodies: BodySet, _ regulations: Set<String>) -> [UInt64] {
    var words = Array(repeating: UInt64(0), count: wordCount)
    let isAll = regulations.contains(regulation) || joint.contains { bodies.contains(Int($0)) }
    let isSeen = isAll ? [] : audience.lists.map { $0.contains { bodies.contains(Int($0)) } }
    for (place, body) in self.bodies.enumerated()
    where isAll || bodies.contains(Int(body)) || isSeen[Int(audience.listOf[place])] {
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
    return words
  }

  /// Number of obligations of a line with this roll.
  public var count: Int { bodies.count }

  /// Words of one bit a bearer.
  var wordCount: Int { (bodies.count + 63) / 64 }

  /// The places of the bearers in a range of areas.
  func places(in range: Range<Int>) -> Range<Int> {
    let low = BearerRoll.firstIndex(areas, notBelow: range.lowerBound)
    return low..<max(low, BearerRoll.firstIndex(areas, notBelow: range.upperBound))
  }

  private static func firstIndex(_ sorted: [Int32], notBelow value: Int) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if Int(sorted[middle]) < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
