import Entries

/// What was filed with an entry: each file a download, with its size.
struct FileLinks {
  let entry: Entry
  let context: PageContext

  var html: Html? {
    let c = context
    if entry.body.attachments.isEmpty { return nil }
    let files = entry.body.attachments.enumerated().map { place, file -> Html in
      let between: Html = place == 0 ? "" : "<br>"
      guard let name = file.name.value else { return between + "\(c("tệp đã xóa", "an erased file"))" }
      return between
        + "<a href=\"\(.file(entry: entry.head.sequence, number: place))\" download>\(name)</a> <span class=\"soft\">\(size(file.size))</span>"
    }
    return "\(files)"
  }

  private func size(_ bytes: Int) -> String {
    bytes < 1024 ? "\(bytes) byte" : bytes < 1 << 20 ? "\((bytes + 512) >> 10) KiB" : "\((bytes + 1 << 19) >> 20) MiB"
  }
}
