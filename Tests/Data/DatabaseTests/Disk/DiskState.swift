/// What a disk holds, and what it would hold if the power failed now. A value: a copy of it is a moment kept.
struct DiskState {
  /// A change of a file that no sync has confirmed.
  private enum Change {
    case write(offset: Int, bytes: [UInt8])
    case truncate(size: Int)
  }

  private struct File {
    /// What a reader sees.
    var live: [UInt8] = []
    /// What the last sync confirmed.
    var durable: [UInt8] = []
    var changes: [Change] = []
  }

  private var files: [Int: File] = [:]
  /// Which file a name stands for, as a reader sees it and as it is confirmed.
  private var names: [String: Int] = [:]
  private var durableNames: [String: Int] = [:]
  private var next = 0

  // MARK: What a program does

  func file(_ name: String) -> Int? { names[name] }

  mutating func create(_ name: String) -> Int {
    next += 1
    files[next] = File()
    names[name] = next
    return next
  }

  mutating func remove(_ name: String, isConfirmed: Bool) -> Bool {
    guard names.removeValue(forKey: name) != nil else { return false }
    if isConfirmed { syncNames() }
    return true
  }

  func size(_ file: Int) -> Int { files[file]?.live.count ?? 0 }

  /// The bytes that are there, at most as many as asked for.
  func read(_ file: Int, offset: Int, count: Int) -> ArraySlice<UInt8> {
    guard let live = files[file]?.live, offset < live.count else { return [] }
    return live[offset..<min(offset + count, live.count)]
  }

  mutating func write(_ file: Int, offset: Int, _ bytes: [UInt8]) {
    files[file]?.changes.append(.write(offset: offset, bytes: bytes))
    Self.put(bytes[...], at: offset, into: &files[file, default: File()].live)
  }

  mutating func truncate(_ file: Int, to size: Int) {
    files[file]?.changes.append(.truncate(size: size))
    files[file]?.live.resize(to: size)
  }

  /// Confirms what a file was changed by.
  mutating func sync(_ file: Int) {
    for change in files[file]?.changes ?? [] {
      switch change {
      case .truncate(let size): files[file]?.durable.resize(to: size)
      case .write(let offset, let bytes):
        Self.put(bytes[...], at: offset, into: &files[file, default: File()].durable)
      }
    }
    files[file]?.changes = []
  }

  /// Fails to confirm what a file was changed by, and forgets that it was, as Linux does: no later sync will bring it to the disk.
  mutating func forget(_ file: Int) { files[file]?.changes = [] }

  /// Confirms which files there are and how they are called.
  mutating func syncNames() { durableNames = names }

  private static func put(_ bytes: ArraySlice<UInt8>, at offset: Int, into file: inout [UInt8]) {
    if file.count < offset + bytes.count { file.resize(to: offset + bytes.count) }
    // By memory, not element by element: in a debug build that takes the tests' time.
    bytes.withUnsafeBytes { bytes in
      file.withUnsafeMutableBytes { UnsafeMutableRawBufferPointer(rebasing: $0[offset...]).copyMemory(from: bytes) }
    }
  }

  // MARK: What is left

  /// What a disk keeps whole.
  private static let sector = 512

  /// What is there when the power comes back: all that was confirmed, and of the rest what chance left, sector by sector. A sector has
  /// what it had after any number of the changes, whatever other sectors have; so have sizes and names.
  func afterPowerCut(_ chance: inout Dice) -> DiskState {
    var left = DiskState()
    left.next = next
    for name in Set(names.keys).union(durableNames.keys).sorted() {
      left.names[name] = chance.next(2) == 0 ? durableNames[name] : names[name]
    }
    // What is confirmed has its confirmed name.
    for (name, file) in durableNames where names[name] == file { left.names[name] = file }
    left.durableNames = left.names
    for file in Set(left.names.values).sorted() {
      guard let one = files[file] else { continue }
      let bytes = Self.afterPowerCut(one, &chance)
      left.files[file] = File(live: bytes, durable: bytes)
    }
    return left
  }

  private static func afterPowerCut(_ file: File, _ chance: inout Dice) -> [UInt8] {
    let count = file.changes.count
    // All of nothing, all of everything, up to a moment, or each sector at its own moment.
    let moment = [0, count, chance.next(count + 1), -1][chance.next(4)]
    var sizes = [file.durable.count]
    var whole = file.durable
    var limits: [Int: Int] = [:]
    for (index, change) in file.changes.enumerated() {
      switch change {
      case .truncate(let size):
        sizes.append(size)
        // Beyond its end a file has nothing: a sector there that keeps this change is empty.
        var offset = size
        while offset < whole.count {
          let end = min((offset / sector + 1) * sector, whole.count)
          if index < limit(offset / sector) {
            put([UInt8](repeating: 0, count: end - offset)[...], at: offset, into: &whole)
          }
          offset = end
        }
      case .write(let offset, let bytes):
        sizes.append(max(sizes[sizes.count - 1], offset + bytes.count))
        var done = 0
        while done < bytes.count {
          let end = min(((offset + done) / sector + 1) * sector - offset, bytes.count)
          if index < limit((offset + done) / sector) { put(bytes[done..<end], at: offset + done, into: &whole) }
          done = end
        }
      }
    }
    whole.resize(to: sizes[moment < 0 ? chance.next(count + 1) : moment])
    return whole

    func limit(_ sector: Int) -> Int {
      if moment >= 0 { return moment }
      if let known = limits[sector] { return known }
      let new = chance.next(count + 1)
      limits[sector] = new
      return new
    }
  }
}

extension [UInt8] {
  fileprivate mutating func resize(to size: Int) {
    if size < count { removeLast(count - size) } else { self += [UInt8](repeating: 0, count: size - count) }
  }
}

/// Chance that can be had again: SplitMix64.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 up to, and without, a bound.
  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
