print("phoihop")
