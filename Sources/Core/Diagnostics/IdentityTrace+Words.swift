extension IdentityTrace {
  private var what: Words {
    switch kind {
    case .telephone: Words(vi: "số điện thoại", en: "a telephone number")
    case .personalNumber: Words(vi: "số định danh cá nhân", en: "a personal identification number")
    case .address: Words(vi: "địa chỉ nhà", en: "somebody's address")
    }
  }

  /// That it is there.
  public var remark: Words {
    Words(vi: "\"\(text)\" giống \(what.vi): xem lại ô này", en: "\"\(text)\" looks like \(what.en): look this over")
  }

  /// What is asked about it. `else` is how one says that it is of nobody who denounces.
  public func question(else way: Words) -> Words {
    Words(
      vi:
        "\"\(text)\" giống \(what.vi); nếu là của người tố cáo, khiếu nại, phản ánh thì bỏ đi, nếu không thì \(way.vi)",
      en:
        "\"\(text)\" looks like \(what.en); if it is of somebody who denounces, complains or reports, take it out, else \(way.en)"
    )
  }
}
