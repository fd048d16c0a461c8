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
/// streams and the files that the command is to write where its words say so, then the exit code. A frame is a letter, a length of eight digits and as many bytes.
enum Frame {
  /// Of a request: a path and its bytes; a word; the language; the token; its end.
  static let file = UInt8(ascii: "F"), word = UInt8(ascii: "W"), language = UInt8(ascii: "L")
  static let token = UInt8(ascii: "T"), end = UInt8(ascii: "R")
  /// Of an answer: a piece of standard output; of standard error; a new file that who asked is to write; the exit code.
  static let output = UInt8(ascii: "O"), errors = UInt8(ascii: "E"), new = UInt8(ascii: "N"), code = UInt8(ascii: "X")

  private static let digits = 10
  /// The largest frame, in bytes.
  private static let largest = 256 << 20

  static func send(_ kind: UInt8, _ bytes: [UInt8], to socket: LocalSocket) -> Bool {
    let length = String(bytes.count)
    let padded = String(repeating: "0", count: digits - length.utf8.count) + length
    return socket.send([kind] + Array(padded.utf8) + bytes)
  }

  /// A path and bytes as one piece.
  static func piece(_ path: String, _ bytes: [UInt8]) -> [UInt8] {
    let name = Array(path.utf8)
    return Array("\(name.count) ".utf8) + name + bytes
  }

  /// The path and the bytes of a piece; nil where it is none.
  static func file(_ piece: [UInt8]) -> SourceText? {
    guard let space = piece.firstIndex(of: UInt8(ascii: " ")),
      let count = Int(String(decoding: piece[..<space], as: UTF8.self)), count >= 0, piece.count > space + count
    else { return nil }
    let name = String(decoding: piece[(space + 1)...(space + count)], as: UTF8.self)
    return SourceText(name: name, bytes: Array(piece[(space + 1 + count)...]))
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
  /// Nil where nobody named one.
  let language: Language?
  let token: String?
  let files: [SourceText]

  /// Carries the command to the server and its answer to the streams and to new files; the exit code.
  ///
  /// - Throws: where a file cannot be written; what else the server says is not heard then.
  func carry(to socket: LocalSocket, _ world: World, writing new: NewFiles = NewFiles()) throws -> Int32 {
    for file in files {
      guard Frame.send(Frame.file, Frame.piece(file.name, file.bytes), to: socket) else { return lost(world) }
    }
    let rest =
      words.map { (Frame.word, $0) } + (language.map { [(Frame.language, $0.rawValue)] } ?? [])
      + (token.map { [(Frame.token, $0)] } ?? []) + [(Frame.end, "")]
    for (kind, text) in rest {
      guard Frame.send(kind, Array(text.utf8), to: socket) else { return lost(world) }
    }
    while let (kind, bytes) = Frame.receive(from: socket) {
      switch kind {
      case Frame.output: world.print(bytes)
      case Frame.errors: world.complain(String(decoding: bytes, as: UTF8.self))
      case Frame.new:
        guard let file = Frame.file(bytes) else { return lost(world) }
        try write(file, new)
      case Frame.code: return Int32(String(decoding: bytes, as: UTF8.self)) ?? 2
      default: break
      }
    }
    return lost(world)
  }

  /// Writes a file where the words of the command say, and nowhere else, whatever the server wants.
  private func write(_ file: SourceText, _ new: NewFiles) throws {
    guard new.allow(file.name) else {
      throw FileError(
        path: file.name,
        message: Words(
          vi: "máy chủ đòi ghi \"\(file.name)\", nơi lệnh này không nêu; không ghi, và đừng tin máy chủ ấy",
          en:
            "the server wants \"\(file.name)\" written, which this command did not name; it is not, and do not trust that server"
        ))
    }
    for folder in new.folders { try FileSystem.makeFolder(folder, mode: 0o755) }
    try FileSystem.create(file.bytes, at: file.name)
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
    var language: Language?
    var token: String?
    while let (kind, bytes) = Frame.receive(from: socket) {
      let text = kind == Frame.file ? "" : String(decoding: bytes, as: UTF8.self)
      switch kind {
      case Frame.file:
        guard let file = Frame.file(bytes) else { return nil }
        files.append(file)
      case Frame.word: words.append(text)
      case Frame.language: language = Language(rawValue: text)
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
