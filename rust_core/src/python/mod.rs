//! CONTRACT (room: bridge). The only PyO3 code: one file a room, one Error -> exception map.
