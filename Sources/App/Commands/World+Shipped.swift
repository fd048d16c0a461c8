import Diagnostics
import Facts
import Files
import UseCases

extension World {
  /// What a person can do instead of having the shipped folders.
  enum Way {
    /// Name another folder by an option.
    case option(String)
    /// Name the files.
    case path
    /// Do without an option.
    case without(String)

    fileprivate var words: Words {
      switch self {
      case .option(let name): Words(vi: "cho --\(name) THƯ_MỤC", en: "give --\(name) FOLDER")
      case .path: Words(vi: "cho đường dẫn", en: "give a path")
      case .without(let name): Words(vi: "bỏ --\(name)", en: "leave out --\(name)")
      }
    }
  }

  /// The path of the calendar beside the regulations of a folder, else of the shipped one.
  func calendarFile(beside folder: String, or way: Way = .option("regulations")) throws -> String {
    let own = "\(folder)/calendars/vietnam.md"
    return FileSystem.exists(own) ? own : try shipped("Regulations/calendars/vietnam.md", or: way)
  }

  /// The regulations and forms that ship with the program; none where they are not found.
  var shippedTexts: ShippedTexts { home.map { ShippedTexts(Disk(), in: "\($0)/Regulations") } ?? .none }

  /// A path of what ships with the program.
  func shipped(_ path: String, or way: Way) throws -> String {
    guard let home else {
      let folder = path.split(separator: "/").first.map(String.init) ?? path
      throw UsageError(
        message: Words(
          vi:
            "không tìm thấy thư mục \(folder) kèm theo; chạy trong thư mục của PhoiHop, \(way.words.vi), hoặc đặt PHOIHOP_HOME",
          en:
            "the shipped folder \(folder) is not found; run inside the folder of PhoiHop, \(way.words.en), or set PHOIHOP_HOME"
        ))
    }
    let full = "\(home)/\(path)"
    guard let workingFolder, full.hasPrefix(workingFolder + "/") else { return full }
    return String(full.dropFirst(workingFolder.count + 1))
  }
}
