//! Any bytes are a table or an error; a table gives its bytes back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rust_core::generate::NgramTable;

fuzz_target!(|data: &[u8]| {
    if let Ok(table) = NgramTable::from_bytes(data, 1000, "ngrams.bin") {
        assert_eq!(table.to_bytes(), data);
    }
});
