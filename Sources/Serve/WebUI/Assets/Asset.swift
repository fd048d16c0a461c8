import HTTPCore
import Secrets

/// What the pages are drawn with. Its address changes with its bytes, so browsers keep it for good.
public enum Asset: String, CaseIterable, Sendable {
  case style = "phoihop.css"
  case script = "phoihop.js"
  case icon = "phoihop.svg"

  var bytes: [UInt8] { Self.all[self]?.bytes ?? [] }
  /// A few digits of its hash.
  var mark: String { Self.all[self]?.mark ?? "" }

  private static let all: [Asset: (bytes: [UInt8], mark: String)] = Dictionary(
    uniqueKeysWithValues: allCases.map { asset in
      let bytes = Array(asset.text.utf8)
      return (asset, (bytes, String(Digest(of: bytes).description.prefix(10))))
    })

  private var text: String {
    switch self {
    case .style: Style.text
    case .script: Script.text
    case .icon:
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5a52"/>\
      <path d="M8 23V9h7a5 5 0 0 1 0 10h-3m12-10v14m-8-7h8" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" \
      stroke-linejoin="round"/></svg>
      """
    }
  }

  private var type: String {
    switch self {
    case .style: "text/css; charset=utf-8"
    case .script: "text/javascript; charset=utf-8"
    case .icon: "image/svg+xml"
    }
  }

  var response: Response {
    var response = Response(bytes, type: type)
    response.isCompressible = true
    response.headers.set("Cache-Control", "public, max-age=31536000, immutable")
    return response
  }
}
