"""Taking in what another database holds, by global id, name and content: in any order, any number of times."""
