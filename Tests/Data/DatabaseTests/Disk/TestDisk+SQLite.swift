// What C hands over is never null here, and where it is the test ends.
// swift-format-ignore-file: NeverForceUnwrap

import CSQLite

/// SQLite's view of an open file: its own head, and behind it ours.
private struct OpenFile {
  var head: sqlite3_file
  var handle: Unmanaged<TestHandle>?
}

private typealias FilePointer = UnsafeMutablePointer<sqlite3_file>?

private func handle(_ file: FilePointer) -> TestHandle {
  UnsafeMutableRawPointer(file!).assumingMemoryBound(to: OpenFile.self).pointee.handle!.takeUnretainedValue()
}

/// What can be done with an open file. Never freed: SQLite keeps its address.
private nonisolated(unsafe) let methods: UnsafeMutablePointer<sqlite3_io_methods> = {
  let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
  methods.initialize(to: sqlite3_io_methods())
  methods.pointee.iVersion = 2
  methods.pointee.xClose = { file in
    handle(file).close()
    UnsafeMutableRawPointer(file!).assumingMemoryBound(to: OpenFile.self).pointee.handle!.release()
    return SQLITE_OK
  }
  methods.pointee.xRead = { handle($0).read($1!, Int($2), Int($3)) }
  methods.pointee.xWrite = { handle($0).write(Array(UnsafeRawBufferPointer(start: $1, count: Int($2))), Int($3)) }
  methods.pointee.xTruncate = { handle($0).truncate(Int($1)) }
  methods.pointee.xSync = { file, _ in handle(file).sync() }
  methods.pointee.xFileSize = { file, size in
    let handle = handle(file)
    size!.pointee = sqlite3_int64(handle.disk.always { $0.disk.size(handle.file) })
    return SQLITE_OK
  }
  methods.pointee.xLock = { handle($0).lock($1) }
  methods.pointee.xUnlock = { handle($0).unlock($1) }
  methods.pointee.xCheckReservedLock = { file, answer in
    answer!.pointee = handle(file).isReservedByOther ? 1 : 0
    return SQLITE_OK
  }
  methods.pointee.xFileControl = { _, _, _ in SQLITE_NOTFOUND }
  // As SQLite says of every disk of the machine.
  methods.pointee.xSectorSize = { _ in 4096 }
  methods.pointee.xDeviceCharacteristics = { _ in SQLITE_IOCAP_POWERSAFE_OVERWRITE }
  methods.pointee.xShmMap = { file, index, size, isMade, place in
    var found: UnsafeMutableRawPointer?
    let code = handle(file).memory(Int(index), Int(size), isMade: isMade != 0, &found)
    place!.pointee = found
    return code
  }
  methods.pointee.xShmLock = { handle($0).lockMemory($1, $2, $3) }
  methods.pointee.xShmBarrier = { handle($0).disk.always { _ in } }
  methods.pointee.xShmUnmap = { file, _ in
    handle(file).leaveMemory()
    return SQLITE_OK
  }
  return methods
}()

extension TestDisk {
  static func makeVFS(_ name: String) -> UnsafeMutablePointer<sqlite3_vfs> {
    let machine = sqlite3_vfs_find(nil)!
    let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    // Chance, time and sleep are the machine's.
    vfs.initialize(to: machine.pointee)
    vfs.pointee.iVersion = 2
    vfs.pointee.pNext = nil
    vfs.pointee.szOsFile = Int32(MemoryLayout<OpenFile>.size)
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: name.utf8.count + 1)
    for (index, byte) in name.utf8CString.enumerated() { copy[index] = byte }
    vfs.pointee.zName = UnsafePointer(copy)
    vfs.pointee.xOpen = { vfs, name, file, flags, outFlags in
      UnsafeMutableRawPointer(file!).assumingMemoryBound(to: OpenFile.self).initialize(
        to: OpenFile(head: sqlite3_file(pMethods: nil), handle: nil))
      outFlags?.pointee = flags
      guard let handle = TestDisk.of(vfs).open(name.map { String(cString: $0) } ?? "unnamed", flags) else {
        return SQLITE_CANTOPEN
      }
      UnsafeMutableRawPointer(file!).assumingMemoryBound(to: OpenFile.self).pointee = OpenFile(
        head: sqlite3_file(pMethods: methods), handle: .passRetained(handle))
      return SQLITE_OK
    }
    vfs.pointee.xDelete = { vfs, name, isConfirmed in
      TestDisk.of(vfs).perform(.delete) { _, fault in
        fault == .error ? CSQLITE_IOERR_DELETE : nil
      } _: { state in
        _ = state.disk.remove(String(cString: name!), isConfirmed: isConfirmed != 0)
        return SQLITE_OK
      }
    }
    vfs.pointee.xAccess = { vfs, name, _, answer in
      answer!.pointee = TestDisk.of(vfs).always { $0.disk.file(String(cString: name!)) == nil ? 0 : 1 }
      return SQLITE_OK
    }
    vfs.pointee.xFullPathname = { _, name, count, out in
      let bytes = Array(String(cString: name!).utf8CString)
      guard bytes.count <= Int(count) else { return SQLITE_CANTOPEN }
      for (index, byte) in bytes.enumerated() { out![index] = byte }
      return SQLITE_OK
    }
    return vfs
  }

  private static func of(_ vfs: UnsafeMutablePointer<sqlite3_vfs>?) -> TestDisk {
    Unmanaged<TestDisk>.fromOpaque(vfs!.pointee.pAppData).takeUnretainedValue()
  }

  private func open(_ name: String, _ flags: Int32) -> TestHandle? {
    var file = 0
    let code = perform(.open) { _, fault in
      fault == .error ? SQLITE_CANTOPEN : nil
    } _: { state in
      if let found = state.disk.file(name) {
        file = found
      } else if flags & SQLITE_OPEN_CREATE != 0 {
        file = state.disk.create(name)
      } else {
        return SQLITE_CANTOPEN
      }
      return SQLITE_OK
    }
    return code == SQLITE_OK ? TestHandle(self, file: file, name: name, flags: flags) : nil
  }
}
