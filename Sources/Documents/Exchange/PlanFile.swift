/// The files of a plan's folder.
enum PlanFile: String, CaseIterable, TabularFile {
  case communesBefore = "communes-before"
  case communesAfter = "communes-after"
  case successions
  case districtSuccessions = "district-successions"
  case provinceSuccessions = "province-successions"
  case bodies

  var fileName: String { rawValue + ".csv" }

  var requiredColumns: [String] {
    switch self {
    case .communesBefore, .communesAfter: columns
    case .successions: columns
    case .districtSuccessions: ["from_district_code", "to_commune_code"]
    case .provinceSuccessions: ["from_province_code", "to_province_code"]
    case .bodies: ["from", "kind"]
    }
  }

  var columns: [String] {
    switch self {
    case .communesBefore: ["province_code", "province", "district_code", "district", "commune_code", "commune"]
    case .communesAfter: ["province_code", "province", "commune_code", "commune"]
    case .successions: ["from_commune_code", "to_commune_code", "extent"]
    case .districtSuccessions:
      [
        "from_province_code", "from_province", "from_district_code", "from_district", "to_commune_code", "to_commune",
      ]
    case .provinceSuccessions: ["from_province_code", "from_province", "to_province_code", "to_province"]
    case .bodies: ["from", "to", "on", "kind", "extent", "basis"]
    }
  }
}
