/// What is told of who has what to do, and of what was settled.
extension SchemaName {
  private typealias M = Schema.Member

  private static let counts = Schema.object(
    ["overdue", "today", "soon", "later", "undated", "paused"].map { M($0, Schema.count) })

  static let workMembers: [Schema.Member] = [
    M("bodies", bodies), M("counts", counts, "phải làm", "what is to be done"), M("items", list(.obligation)),
    M("returned", list(.obligation), "bị trả lại để bổ sung", "what was sent back to be completed"),
    M("arrived", list(.obligation), "chờ tiếp nhận", "what arrived and is to be received"),
    M("countsOfOthers", counts, "cơ quan khác phải làm", "what others owe"), M("others", list(.obligation)), next,
  ]

  static let assignmentMembers: [Schema.Member] = [
    M("on", .text(.day)),
    M(
      "items",
      .list(
        .object([
          M("body", .named(.body)),
          M(
            "held",
            .list(
              .object([
                M("person", .object([M("id", .text(.identity)), M("name", .orNull(Schema.words))])), M("role", line),
                M("regulation", .orNull(line)), M("below", .truth), M("from", .text(.day)),
                M("to", .orNull(.text(.day))),
                M("basis", .orNull(Schema.words), "quyết định", "the decision that says so"),
                M("insteadOf", .orNull(line), "làm thay ai", "for whom he stands in"),
              ]), most: .max)),
        ]), most: .max)), M("vacant", bodies, "chưa có người gửi", "where nobody could send what is owed"),
  ]

  static let policyMembers: [Schema.Member] = [
    M("entry", Schema.entry), M("clause", line), M("text", Schema.words, "câu áp dụng", "its sentences"),
    M("by", Schema.words), M("role", .orNull(line)), M("recorded", .text(.moment)),
  ]
}
