import CZip

/// The files of a ZIP archive in memory, through libzip. What an archive says that it holds is looked at before anything is unpacked.
struct ZipFolder {
  /// Which libzip it runs with.
  static var libraryVersion: String { String(cString: zip_libzip_version()) }

  /// How much is unpacked of one archive.
  struct Limits {
    var files = 300
    var bytes: UInt64 = 16 << 20
  }

  /// The bytes of the files asked for, by their names; nothing of a file that is not there.
  static func read(
    _ bytes: [UInt8], wanted: (String) -> Bool, limits: Limits = Limits()
  ) throws(SpreadsheetError) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    var failure: SpreadsheetError?
    bytes.withUnsafeBytes { buffer in
      var error = zip_error_t()
      guard let source = zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, &error) else {
        failure = .notWorkbook
        return
      }
      guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        zip_source_free(source)
        failure = .notWorkbook
        return
      }
      defer { zip_discard(archive) }
      do throws(SpreadsheetError) { found = try read(archive, wanted, limits) } catch { failure = error }
    }
    if let failure { throw failure }
    return found
  }

  private static func read(
    _ archive: OpaquePointer, _ wanted: (String) -> Bool, _ limits: Limits
  ) throws(SpreadsheetError) -> [String: [UInt8]] {
    let count = zip_get_num_entries(archive, 0)
    guard count <= limits.files else {
      throw .tooMuch("hơn \(limits.files) phần", "more than \(limits.files) parts")
    }
    // All that is said of the files, before one of them is touched.
    var sizes: [(name: String, place: zip_uint64_t, size: UInt64)] = []
    var all: UInt64 = 0
    for place in 0..<zip_uint64_t(max(0, count)) {
      var about = zip_stat_t()
      let known = zip_uint64_t(ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_ENCRYPTION_METHOD)
      guard zip_stat_index(archive, place, 0, &about) == 0, about.valid & known == known, let name = about.name else {
        throw .notWorkbook
      }
      guard about.encryption_method == ZIP_EM_NONE else { throw .encrypted }
      let (sum, overflows) = all.addingReportingOverflow(about.size)
      guard !overflows, sum <= limits.bytes else {
        throw .tooMuch("mở ra hơn \(limits.bytes >> 20) MiB", "more than \(limits.bytes >> 20) MiB unpacked")
      }
      all = sum
      sizes.append((String(cString: name), place, about.size))
    }
    var found: [String: [UInt8]] = [:]
    for (name, place, size) in sizes where wanted(name) && found[name] == nil {
      found[name] = try unpacked(archive, name, place, size)
    }
    return found
  }

  /// No more is unpacked than the archive said that there is.
  private static func unpacked(
    _ archive: OpaquePointer, _ name: String, _ place: zip_uint64_t, _ size: UInt64
  ) throws(SpreadsheetError) -> [UInt8] {
    guard let file = zip_fopen_index(archive, place, 0) else { throw .broken(name) }
    defer { zip_fclose(file) }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      while count < Int(size) {
        let got = zip_fread(file, buffer.baseAddress.map { $0 + count }, zip_uint64_t(Int(size) - count))
        guard got > 0 else {
          failed = true
          return
        }
        count += Int(got)
      }
      // The sum over its bytes is looked at where the file ends.
      var further: UInt8 = 0
      failed = zip_fread(file, &further, 1) != 0
    }
    if failed { throw .broken(name) }
    return bytes
  }

  /// An archive of some files, in their order, the same for the same files; nil where there is no memory.
  static func write(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8]? {
    var error = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { return nil }
    defer { zip_source_free(target) }
    zip_source_keep(target)
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
      zip_source_free(target)
      return nil
    }
    // One buffer that outlives the archive: libzip reads it when it closes.
    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, files.reduce(0) { $0 + $1.bytes.count }))
    defer { room.deallocate() }
    var start = 0
    for (name, bytes) in files {
      (room + start).initialize(from: bytes, count: bytes.count)
      guard let source = zip_source_buffer(archive, room + start, zip_uint64_t(bytes.count), 0) else {
        zip_discard(archive)
        return nil
      }
      let place = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
      guard place >= 0 else {
        zip_source_free(source)
        zip_discard(archive)
        return nil
      }
      // 1 January 1980, the first day that an archive knows: no clock is asked.
      zip_file_set_dostime(archive, zip_uint64_t(place), 0, 0x21, 0)
      start += bytes.count
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      return nil
    }
    return taken(from: target)
  }

  private static func taken(from target: OpaquePointer) -> [UInt8]? {
    guard zip_source_open(target) == 0 else { return nil }
    defer { zip_source_close(target) }
    guard zip_source_seek(target, 0, SEEK_END) == 0 else { return nil }
    let size = zip_source_tell(target)
    guard size > 0, zip_source_seek(target, 0, SEEK_SET) == 0 else { return nil }
    return [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      count = max(0, Int(zip_source_read(target, buffer.baseAddress, zip_uint64_t(size))))
    }
  }
}
