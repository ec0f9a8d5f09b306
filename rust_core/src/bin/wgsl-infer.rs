//! CONTRACT (room: engine). generate / validate with no Python on the machine.
fn main() {}
