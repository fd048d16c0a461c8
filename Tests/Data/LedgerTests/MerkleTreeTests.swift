import Ledger
import Secrets
import Testing

/// The tree against the vectors that RFC 6962's authors published with their log, and against the definition read literally.
@Suite struct MerkleTreeTests {
  /// The eight leaves of the published vectors.
  private static let leaves: [[UInt8]] = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
  ].map { [UInt8](hexadecimal: $0) ?? [] }

  /// The roots of the first one, two, … eight of them.
  private static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  /// MTH of RFC 6962, 2.1, as it stands there.
  private static func definition(_ leaves: ArraySlice<[UInt8]>) -> Digest {
    if leaves.isEmpty { return Digest(of: []) }
    if leaves.count == 1 { return Digest(of: [0], leaves[leaves.startIndex]) }
    var parting = 1
    while parting * 2 < leaves.count { parting *= 2 }
    let middle = leaves.startIndex + parting
    return Digest(of: [1], definition(leaves[..<middle]).bytes, definition(leaves[middle...]).bytes)
  }

  /// A tree with every whole subtree at hand.
  private struct Tree {
    var edge = MerkleEdge()
    var whole: [[Digest]] = []
    let leaves: [[UInt8]]

    init(_ leaves: [[UInt8]]) {
      self.leaves = leaves
      for leaf in leaves {
        edge.append(MerkleTree.leaf(leaf)) { level, place, hash in
          if whole.count == level { whole.append([]) }
          #expect(whole[level].count == place)
          whole[level].append(hash)
        }
      }
    }
  }

  @Test func `the published roots come out`() {
    var edge = MerkleEdge()
    #expect(edge.root.description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    for (leaf, root) in zip(Self.leaves, Self.roots) {
      edge.append(MerkleTree.leaf(leaf))
      #expect(edge.root.description == root)
    }
    #expect(MerkleEdge(count: 8, peaks: edge.peaks)?.root == edge.root)
    #expect(MerkleEdge(count: 7, peaks: edge.peaks) == nil)
  }

  @Test func `the published inclusion and consistency proofs come out`() {
    let tree = Tree(Self.leaves)
    func inclusion(_ index: Int, _ count: Int) -> [String] {
      MerkleProof.inclusion(of: index, in: count) { tree.whole[$0][$1] }.path.map(\.description)
    }
    func consistency(_ old: Int, _ count: Int) -> [String] {
      MerkleProof.consistency(from: old, to: count) { tree.whole[$0][$1] }.path.map(\.description)
    }
    #expect(inclusion(0, 1) == [])
    #expect(
      inclusion(0, 8) == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ])
    #expect(
      inclusion(5, 8) == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ])
    #expect(inclusion(2, 3) == ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"])
    #expect(consistency(1, 1) == [])
    #expect(
      consistency(1, 8) == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ])
    #expect(
      consistency(2, 5) == [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ])
    #expect(
      consistency(6, 8) == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ])
  }

  @Test func `every root is what the definition says, and every proof of every tree up to forty leaves holds`() {
    let leaves = (0..<40).map { [UInt8](repeating: UInt8($0), count: $0 % 5 + 1) }
    let tree = Tree(leaves)
    let whole = { (level: Int, place: Int) in tree.whole[level][place] }
    let roots = (0...40).map { Self.definition(leaves[..<$0]) }
    for count in 1...40 {
      #expect(MerkleProof.root(0..<count, whole) == roots[count])
      for index in 0..<count {
        let proof = MerkleProof.inclusion(of: index, in: count, whole)
        let leaf = MerkleTree.leaf(leaves[index])
        #expect(proof.shows(leaf, at: index, in: count, root: roots[count]))
        // Nothing else is shown by it: another leaf, place, tree or path.
        #expect(!proof.shows(MerkleTree.leaf([99]), at: index, in: count, root: roots[count]))
        #expect(!proof.shows(leaf, at: index, in: count, root: roots[count - 1]))
        #expect(!proof.shows(leaf, at: index ^ 1, in: count, root: roots[count]) || count == 1)
        for place in proof.path.indices {
          var path = proof.path
          path.remove(at: place)
          #expect(!MerkleProof(path).shows(leaf, at: index, in: count, root: roots[count]))
          path.insert(MerkleTree.empty, at: place)
          #expect(!MerkleProof(path).shows(leaf, at: index, in: count, root: roots[count]))
        }
        #expect(!MerkleProof(proof.path + [leaf]).shows(leaf, at: index, in: count, root: roots[count]))
      }
      for old in 1...count {
        let proof = MerkleProof.consistency(from: old, to: count, whole)
        #expect(proof.shows(roots[old], of: old, grewInto: roots[count], of: count))
        #expect(!proof.shows(roots[old - 1], of: old, grewInto: roots[count], of: count))
        #expect(!proof.shows(roots[old], of: old, grewInto: roots[count - 1], of: count))
        if old < count {
          #expect(!MerkleProof(proof.path + [roots[1]]).shows(roots[old], of: old, grewInto: roots[count], of: count))
        }
      }
    }
    #expect(!MerkleProof([]).shows(roots[0], of: 0, grewInto: roots[1], of: 1))
    #expect(!MerkleProof([]).shows(roots[2], of: 2, grewInto: roots[1], of: 1))
  }
}
