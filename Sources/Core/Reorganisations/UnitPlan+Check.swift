import Diagnostics
import Organisations

extension UnitPlan {
  /// A unit of a level by its code.
  struct Key: Hashable {
    let level: Level
    let code: String
  }

  /// What is wrong with the plan whatever the register: units listed twice or not at all, units without successor or predecessor,
  /// shares that do not make a whole. Cost: linear.
  func check() -> [Diagnostic] {
    var found: [Diagnostic] = []
    var listedBefore: [Key: Unit] = [:]
    var listedAfter: [Key: Unit] = [:]
    func list(_ units: [Unit], _ listed: inout [Key: Unit]) {
      for unit in units {
        let key = Key(level: unit.level, code: unit.code.text)
        if let earlier = listed[key] {
          found.append(
            unit.code.error(
              "doubled-unit",
              Words(
                vi: "đơn vị mã \"\(unit.code.text)\" đã có ở dòng \(earlier.code.start.line)",
                en: "the unit with the code \"\(unit.code.text)\" is already on line \(earlier.code.start.line)")))
        } else {
          listed[key] = unit
        }
      }
    }
    list(before, &listedBefore)
    list(after, &listedAfter)

    struct Pair: Hashable {
      let from: Key
      let to: Key
    }
    var pairs: [Pair: Step] = [:]
    var successors: [Key: [Step]] = [:]
    var reached: Set<Key> = []
    for step in steps {
      let from = Key(level: step.fromLevel, code: step.from.text)
      let to = Key(level: step.toLevel, code: step.to.text)
      if let earlier = pairs[Pair(from: from, to: to)] {
        found.append(
          step.from.error(
            "doubled-step",
            Words(
              vi: "\"\(from.code)\" thành \"\(to.code)\" đã có ở dòng \(earlier.from.start.line)",
              en: "that \"\(from.code)\" becomes \"\(to.code)\" is already on line \(earlier.from.start.line)")))
        continue
      }
      pairs[Pair(from: from, to: to)] = step
      // Districts without communes are listed nowhere but here.
      if listedBefore[from] == nil, step.fromLevel != .district {
        found.append(Self.unlisted(step.from, "communes-before.csv"))
      }
      if listedAfter[to] == nil { found.append(Self.unlisted(step.to, "communes-after.csv")) }
      successors[from, default: []].append(step)
      reached.insert(to)
    }
    for unit in before where unit.level != .district {
      let key = Key(level: unit.level, code: unit.code.text)
      guard successors[key] == nil, listedBefore[key]?.code == unit.code else { continue }
      found.append(
        unit.code.error(
          "orphan-unit",
          Words(
            vi: "\(unit.name) (mã \"\(unit.code.text)\") không có đơn vị nào kế tiếp trong kế hoạch",
            en: "\(unit.name) (code \"\(unit.code.text)\") has no unit that follows it in the plan")))
    }
    for unit in after {
      let key = Key(level: unit.level, code: unit.code.text)
      guard !reached.contains(key), listedAfter[key]?.code == unit.code else { continue }
      found.append(
        unit.code.error(
          "orphan-unit",
          Words(
            vi: "\(unit.name) (mã \"\(unit.code.text)\") không được lập từ đơn vị nào trong kế hoạch",
            en: "\(unit.name) (code \"\(unit.code.text)\") is made of no unit in the plan")))
    }
    for steps in successors.values {
      let wholes = steps.filter { $0.extent == .whole }.count
      let mains = steps.filter { $0.extent == .mainPart }.count
      guard steps.count == 1 ? wholes == 1 : wholes == 0 && mains == 1 else {
        found.append(
          steps[0].from.error(
            "extents-disagree",
            Words(
              vi: "\"\(steps[0].from.text)\" phải sang một nơi với \"whole\", hoặc sang nhiều nơi với đúng một "
                + "\"main-part\" và còn lại \"part\"",
              en: "\"\(steps[0].from.text)\" must go to one unit with \"whole\", or to several with one \"main-part\" "
                + "and \"part\" for the others")))
        continue
      }
    }
    return found
  }

  private static func unlisted(_ word: PlanWord, _ file: String) -> Diagnostic {
    word.error(
      "unlisted-unit",
      Words(
        vi: "mã \"\(word.text)\" không có trong \(file)", en: "the code \"\(word.text)\" is not in \(file)"))
  }
}
