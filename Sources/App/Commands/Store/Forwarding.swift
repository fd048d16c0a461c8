import Diagnostics
import Facts
import Files
import Sockets
import Store

/// A store is in use by a running server: the command goes there.
struct Forwarding: Error {
  let socket: LocalSocket
}

/// What goes between a command and the server that carries it out.
///
/// The command sends its words and, since the server reads none of its files, whatever files they name. Back come pieces of the two
/// streams, then the exit code. A frame is a letter, a length of eight digits and as many bytes.
enum Frame {
  /// Of a request: a path and its bytes; a word; the language; the token; its end.
  static let file = UInt8(ascii: "F"), word = UInt8(ascii: "W"), language = UInt8(ascii: "L")
  static let token = UInt8(ascii: "T"), end = UInt8(ascii: "R")
  /// Of an answer: a piece of standard output; of standard error; the exit code.
  static let output = UInt8(ascii: "O"), errors = UInt8(ascii: "E"), code = UInt8(ascii: "X")

  private static let digits = 10
  /// The largest frame, in bytes.
  private static let largest = 256 << 20

  static func send(_ kind: UInt8, _ bytes: [UInt8], to socket: LocalSocket) -> Bool {
    let length = String(bytes.count)
    let padded = String(repeating: "0", count: digits - length.utf8.count) + length
    return socket.send([kind] + Array(padded.utf8) + bytes)
  }

  static func receive(from socket: LocalSocket) -> (kind: UInt8, bytes: [UInt8])? {
    guard let head = socket.receive(1 + digits), let length = Int(String(decoding: head.dropFirst(), as: UTF8.self)),
      (0...largest).contains(length), let bytes = socket.receive(length)
    else { return nil }
    return (head[0], bytes)
  }
}

/// A command on its way to a server.
struct Request {
  let words: [String]
  let language: Language
  let token: String?
  let files: [SourceText]

  /// Carries the command to the server and its answer to the streams; the exit code.
  func carry(to socket: LocalSocket, _ world: World) -> Int32 {
    for file in files {
      let name = Array(file.name.utf8)
      let piece = Array("\(name.count) ".utf8) + name + file.bytes
      guard Frame.send(Frame.file, piece, to: socket) else { return lost(world) }
    }
    let rest =
      words.map { (Frame.word, $0) } + [(Frame.language, language.rawValue)] + (token.map { [(Frame.token, $0)] } ?? [])
      + [(Frame.end, "")]
    for (kind, text) in rest {
      guard Frame.send(kind, Array(text.utf8), to: socket) else { return lost(world) }
    }
    while let (kind, bytes) = Frame.receive(from: socket) {
      switch kind {
      case Frame.output: world.print(bytes)
      case Frame.errors: world.complain(String(decoding: bytes, as: UTF8.self))
      case Frame.code: return Int32(String(decoding: bytes, as: UTF8.self)) ?? 2
      default: break
      }
    }
    return lost(world)
  }

  private func lost(_ world: World) -> Int32 {
    world.complain(
      Words(
        vi: "phoihop: máy chủ ngắt giữa chừng; xem lại kho trước khi làm lại\n",
        en: "phoihop: the server went away in the middle; look at the store before trying again\n")[world.language])
    return 2
  }

  /// The request that somebody sends; nil where it is none.
  static func receive(from socket: LocalSocket) -> Request? {
    var files: [SourceText] = []
    var words: [String] = []
    var language = Language.vi
    var token: String?
    while let (kind, bytes) = Frame.receive(from: socket) {
      let text = kind == Frame.file ? "" : String(decoding: bytes, as: UTF8.self)
      switch kind {
      case Frame.file:
        guard let space = bytes.firstIndex(of: UInt8(ascii: " ")),
          let count = Int(String(decoding: bytes[..<space], as: UTF8.self)), count >= 0, bytes.count > space + count
        else { return nil }
        let name = String(decoding: bytes[(space + 1)...(space + count)], as: UTF8.self)
        files.append(SourceText(name: name, bytes: Array(bytes[(space + 1 + count)...])))
      case Frame.word: words.append(text)
      case Frame.language: language = Language(rawValue: text) ?? .vi
      case Frame.token: token = text
      case Frame.end: return Request(words: words, language: language, token: token, files: files)
      default: return nil
      }
    }
    return nil
  }

  /// The files that the words of a command name: what the server may read of them.
  static func files(of arguments: Arguments, _ form: CommandForm) throws -> [SourceText] {
    var paths = form.options.filter { ["FILE", "DIR"].contains($0.value) && !["store", "files"].contains($0.name) }
      .flatMap { arguments.texts($0.name) }
    if form.operandsNameFiles { paths += arguments.operands }
    var files: [SourceText] = []
    for path in paths where FileSystem.exists(path) { try gather(path, &files) }
    return files
  }

  private static func gather(_ path: String, _ files: inout [SourceText]) throws {
    guard FileSystem.isFolder(path) else { return files.append(try FileSystem.source(path)) }
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    for name in try FileSystem.names(in: base) {
      let inner = "\(base)/\(name)"
      if FileSystem.isFolder(inner) || name.hasSuffix(".md") || name.hasSuffix(".csv") { try gather(inner, &files) }
    }
  }
}
