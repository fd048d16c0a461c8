import CSQLite
import Synchronization
import Threads

/// A disk in memory that SQLite uses instead of the machine's, and that fails when it is told to.
final class TestDisk: Sendable {
  /// What a program asks of a disk.
  enum Operation: Sendable {
    case open, read, write, sync, truncate, delete, shareMemory
  }

  /// How a disk fails.
  enum Fault: CaseIterable, Sendable {
    /// Whatever is asked for fails.
    case error
    /// There is no space for what is written; the rest goes well.
    case full
    /// A page of the store is read in part; the rest goes well.
    case shortRead
  }

  /// When a disk fails.
  struct Plan: Sendable {
    var fault = Fault.error
    /// Which operation fails, counted from 1.
    var at = 1
    /// What alone fails; nil for everything.
    var only: Operation?
    /// Whether all fail from then on.
    var isForGood = false
  }

  /// The name under which SQLite knows it.
  let name: String
  private let lock = Monitor(())
  /// Looked at and changed with the lock alone.
  private nonisolated(unsafe) var state: State
  private nonisolated(unsafe) let vfs: UnsafeMutablePointer<sqlite3_vfs>
  private static let count = Atomic(0)

  struct State: ~Copyable {
    var disk: DiskState
    var plan: Plan?
    var operations = 0
    /// What the disk held when it first failed.
    var atFault: DiskState?
    var handles: [ObjectIdentifier: Locks] = [:]
    var memory: [Int: [UnsafeMutableRawPointer]] = [:]

    deinit { for region in memory.values.joined() { region.deallocate() } }
  }

  /// What a handle has locked.
  struct Locks {
    let file: Int
    var level = SQLITE_LOCK_NONE
    var shared = 0
    var exclusive = 0
    var usesMemory = false
  }

  init(_ disk: DiskState = DiskState(), plan: Plan? = nil) {
    name = "phoihop-test-\(Self.count.add(1, ordering: .relaxed).newValue)"
    state = State(disk: disk, plan: plan)
    vfs = TestDisk.makeVFS(name)
    vfs.pointee.pAppData = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_vfs_register(vfs, 0)
  }

  deinit {
    sqlite3_vfs_unregister(vfs)
    vfs.pointee.zName.deallocate()
    vfs.deallocate()
  }

  /// What it holds now.
  var disk: DiskState { always { $0.disk } }
  /// What it held when it first failed; nil where it never did.
  var atFault: DiskState? { always { $0.atFault } }
  /// Makes the next operation of a kind fail.
  func failNext(_ operation: Operation) { always { $0.plan = Plan(at: 0, only: operation) } }
  /// How much was asked of it.
  var operations: Int { always { $0.operations } }

  /// Does something with the state, unless the plan is that it fails: then the code of that, after what a failing disk does all the same.
  func perform(
    _ operation: Operation, _ failed: (inout State, Fault) -> Int32?, _ body: (inout State) -> Int32
  ) -> Int32 {
    lock.change { _ in
      state.operations += 1
      if let plan = state.plan, state.operations >= plan.at, plan.only == nil || plan.only == operation {
        if !plan.isForGood { state.plan = nil }
        if state.atFault == nil { state.atFault = state.disk }
        if let code = failed(&state, plan.fault) { return code }
      }
      return body(&state)
    }
  }

  /// Does something that cannot fail.
  func always<Value: Sendable>(_ body: (inout State) -> Value) -> Value { lock.change { _ in body(&state) } }
}

/// One file as one connection has it open.
final class TestHandle {
  let disk: TestDisk
  let file: Int
  let name: String
  let flags: Int32
  /// Whether the first sync also confirms the names in the folder, as SQLite does it for logs and journals that may be new.
  private var syncsNames: Bool

  init(_ disk: TestDisk, file: Int, name: String, flags: Int32) {
    self.disk = disk
    self.file = file
    self.name = name
    self.flags = flags
    syncsNames = flags & SQLITE_OPEN_CREATE != 0 && flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL) != 0
    disk.always { $0.handles[ObjectIdentifier(self)] = TestDisk.Locks(file: file) }
  }

  func close() {
    disk.always { $0.handles[ObjectIdentifier(self)] = nil }
    if flags & SQLITE_OPEN_DELETEONCLOSE != 0 { disk.always { _ = $0.disk.remove(name, isConfirmed: false) } }
  }

  func read(_ buffer: UnsafeMutableRawPointer, _ count: Int, _ offset: Int) -> Int32 {
    disk.perform(.read) { state, fault in
      switch fault {
      case .error: return CSQLITE_IOERR_READ
      case .full: return nil
      case .shortRead:
        // Pages of the store alone: what a log lacks at its end is no fault.
        guard self.flags & SQLITE_OPEN_MAIN_DB != 0, offset > 0 else { return nil }
        buffer.initializeMemory(as: UInt8.self, repeating: 0, count: count)
        return CSQLITE_IOERR_SHORT_READ
      }
    } _: { state in
      let bytes = state.disk.read(file, offset: offset, count: count)
      buffer.initializeMemory(as: UInt8.self, repeating: 0, count: count)
      bytes.withUnsafeBytes { if let start = $0.baseAddress { buffer.copyMemory(from: start, byteCount: $0.count) } }
      return bytes.count == count ? SQLITE_OK : CSQLITE_IOERR_SHORT_READ
    }
  }

  func write(_ bytes: [UInt8], _ offset: Int) -> Int32 {
    disk.perform(.write) { state, fault in
      guard fault != .shortRead else { return nil }
      // A part of it got through.
      state.disk.write(file, offset: offset, Array(bytes.prefix(bytes.count / 2)))
      return fault == .full ? SQLITE_FULL : CSQLITE_IOERR_WRITE
    } _: { state in
      state.disk.write(file, offset: offset, bytes)
      return SQLITE_OK
    }
  }

  func truncate(_ size: Int) -> Int32 {
    disk.perform(.truncate) { _, fault in
      fault == .error ? CSQLITE_IOERR_TRUNCATE : nil
    } _: { state in
      state.disk.truncate(file, to: size)
      return SQLITE_OK
    }
  }

  func sync() -> Int32 {
    disk.perform(.sync) { state, fault in
      guard fault == .error else { return nil }
      state.disk.forget(file)
      return CSQLITE_IOERR_FSYNC
    } _: { state in
      state.disk.sync(file)
      if syncsNames { state.disk.syncNames() }
      syncsNames = false
      return SQLITE_OK
    }
  }

  // MARK: Locks

  func lock(_ level: Int32) -> Int32 {
    disk.always { state in
      let others = others(state)
      let highest = others.map(\.level).max() ?? SQLITE_LOCK_NONE
      let isFree =
        switch level {
        case SQLITE_LOCK_SHARED: highest < SQLITE_LOCK_PENDING
        case SQLITE_LOCK_RESERVED: highest < SQLITE_LOCK_RESERVED
        default: highest == SQLITE_LOCK_NONE
        }
      guard isFree else { return SQLITE_BUSY }
      change(&state) { $0.level = max($0.level, level) }
      return SQLITE_OK
    }
  }

  func unlock(_ level: Int32) -> Int32 {
    disk.always { change(&$0) { $0.level = min($0.level, level) } }
    return SQLITE_OK
  }

  var isReservedByOther: Bool { disk.always { others($0).contains { $0.level >= SQLITE_LOCK_RESERVED } } }

  func lockMemory(_ offset: Int32, _ count: Int32, _ flags: Int32) -> Int32 {
    let mask = ((1 << Int(count)) - 1) << Int(offset)
    return disk.always { state in
      let others = others(state)
      if flags & SQLITE_SHM_UNLOCK != 0 {
        change(&state) {
          $0.shared &= ~mask
          $0.exclusive &= ~mask
        }
        return SQLITE_OK
      }
      let isShared = flags & SQLITE_SHM_SHARED != 0
      guard !others.contains(where: { ($0.exclusive | (isShared ? 0 : $0.shared)) & mask != 0 }) else {
        return SQLITE_BUSY
      }
      change(&state) { if isShared { $0.shared |= mask } else { $0.exclusive |= mask } }
      return SQLITE_OK
    }
  }

  /// A piece of memory that all connections to the file share; nil where it is not to be made.
  func memory(_ index: Int, _ size: Int, isMade: Bool, _ place: inout UnsafeMutableRawPointer?) -> Int32 {
    var found: UnsafeMutableRawPointer?
    let code = disk.perform(.shareMemory) { _, fault in
      fault == .error ? CSQLITE_IOERR_READ : nil
    } _: { state in
      change(&state) { $0.usesMemory = true }
      var regions = state.memory[file] ?? []
      while isMade, regions.count <= index {
        let region = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        region.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        regions.append(region)
      }
      state.memory[file] = regions
      found = index < regions.count ? regions[index] : nil
      return SQLITE_OK
    }
    place = found
    return code
  }

  func leaveMemory() {
    disk.always { state in
      change(&state) { $0 = TestDisk.Locks(file: $0.file, level: $0.level) }
      guard !others(state).contains(where: \.usesMemory) else { return }
      for region in state.memory.removeValue(forKey: file) ?? [] { region.deallocate() }
    }
  }

  private func others(_ state: borrowing TestDisk.State) -> [TestDisk.Locks] {
    state.handles.filter { $0.key != ObjectIdentifier(self) && $0.value.file == file }.map(\.value)
  }

  private func change(_ state: inout TestDisk.State, _ body: (inout TestDisk.Locks) -> Void) {
    var locks = state.handles[ObjectIdentifier(self)] ?? TestDisk.Locks(file: file)
    body(&locks)
    state.handles[ObjectIdentifier(self)] = locks
  }
}
