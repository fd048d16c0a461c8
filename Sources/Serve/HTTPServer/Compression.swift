import CZlib
import HTTPCore

/// Text on its way to who can unpack it. What is served often is packed once and kept.
public enum Compression {
  /// Which zlib it runs with.
  public static var libraryVersion: String { String(cString: zlibVersion()) }

  /// Below this the packing is longer than what it saves.
  private static let least = 1024

  /// Packs the body of an answer that may be packed, where it is worth it and the asker takes it. Whether it is packed or not, the answer then
  /// says that it depends on who asks.
  static func apply(to response: inout Response, for request: Request) {
    guard response.isCompressible, case .bytes(let bytes) = response.body, bytes.count > least,
      !response.headers.contains("Content-Encoding"), isText(response.headers["Content-Type"])
    else { return }
    response.headers.add("Vary", "Accept-Encoding")
    guard request.takesGzip, let packed = gzip(bytes), packed.count < bytes.count else { return }
    response.body = .bytes(packed)
    response.headers.add("Content-Encoding", "gzip")
    // Not the same bytes any more, still the same content.
    if let tag = response.headers["ETag"], tag.utf8.first == UInt8(ascii: "\"") {
      response.headers.set("ETag", "W/" + tag)
    }
  }

  private static func isText(_ type: String?) -> Bool {
    guard let type = type.flatMap(MediaType.init) else { return false }
    return type.name.hasPrefix("text/")
      || ["application/json", "application/javascript", "image/svg+xml", "application/xml"].contains(type.name)
  }

  /// The bytes packed, quickly rather than tightly; nil where there is no memory.
  public static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    guard czlib_deflate_init_gzip(&stream, 4) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let most = Int(deflateBound(&stream, UInt(bytes.count)))
    var isWhole = false
    let packed = [UInt8](unsafeUninitializedCapacity: most) { out, count in
      bytes.withUnsafeBufferPointer { bytes in
        stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.avail_in = UInt32(clamping: bytes.count)
        stream.next_out = out.baseAddress
        stream.avail_out = UInt32(clamping: most)
        isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
      count = isWhole ? most - Int(stream.avail_out) : 0
    }
    return isWhole ? packed : nil
  }
}
