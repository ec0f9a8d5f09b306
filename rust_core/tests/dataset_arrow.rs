//! Door 3 without Python: examples through Arrow and back, and their token ids against encoding by hand.
#![cfg(feature = "arrow")]

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Array, RecordBatch, RecordBatchIterator};
use proptest::prelude::*;
use rust_core::arrow_export::{self, encode_batch, encode_dataset};
use rust_core::dataset::{arrow_stream, inspect, source_hash};
use rust_core::tokenizer::{BOS, EOS};
use rust_core::{Example, Split, Tokenizer};

fn example(number: usize, prompt: &str, code: &str) -> Example {
    let split = [None, Some(Split::Train), Some(Split::Validation), Some(Split::Test)][number % 4];
    Example { id: format!("e{number}"), theme: "t".into(), prompt: prompt.into(), code: code.into(), split }
}

fn set(pairs: &[(String, String)]) -> Vec<Example> {
    pairs.iter().enumerate().map(|(number, (prompt, code))| example(number, prompt, code)).collect()
}

fn ids(batch: &RecordBatch, column: &str, row: usize) -> Vec<u32> {
    let list = batch.column_by_name(column).unwrap().as_list::<i32>().value(row);
    list.as_primitive::<Int32Type>().values().iter().map(|id| *id as u32).collect()
}

proptest! {
    #[test]
    fn examples_come_back_from_arrow(pairs in prop::collection::vec((".*\\S.*", ".*\\S.*"), 1..20)) {
        let examples = set(&pairs);
        let batches: Vec<_> = arrow_stream::to_batches(&examples).collect();
        let reader = RecordBatchIterator::new(batches, arrow_stream::SCHEMA.clone());
        prop_assert_eq!(arrow_stream::from_batches(reader).unwrap(), examples);
    }

    #[test]
    fn rows_are_encoded_as_by_hand(pairs in prop::collection::vec((".*\\S.*", ".*\\S.*"), 1..8), cut in 2_usize..40) {
        let examples = set(&pairs);
        let tokenizer = Tokenizer::fit(pairs.iter().map(|pair| pair.1.as_str()), [], 1);
        let longest = pairs.iter().map(|pair| tokenizer.encode(&pair.1).len() + 2).max().unwrap();
        let max_seq_len = longest.max(cut);
        let encoded = encode_dataset(&examples, &tokenizer, max_seq_len).unwrap();
        let [batch] = &encoded.batches[..] else { panic!("a small set is one batch") };
        let mut truncated = Vec::new();
        for (row, example) in examples.iter().enumerate() {
            let mut source = tokenizer.encode_prompt(&example.prompt);
            if source.len() >= max_seq_len {
                source.truncate(max_seq_len - 1);
                truncated.push(example.id.clone());
            }
            prop_assert_eq!(ids(batch, "input_ids", row), [source, vec![EOS]].concat());
            prop_assert_eq!(ids(batch, "labels", row), [vec![BOS], tokenizer.encode(&example.code), vec![EOS]].concat());
        }
        prop_assert_eq!(&encoded.truncated_prompts, &truncated);
        let error = encode_dataset(&examples, &tokenizer, longest - 1);
        prop_assert!(longest == 2 || error.unwrap_err().to_string().starts_with("example `e"));
    }
}

#[test]
fn hashes_travel_in_the_metadata() {
    let examples = [example(0, "red", "fn red() {}")];
    let tokenizer = Tokenizer::fit(["fn red() {}"], ["red"], 1);
    let encoded = encode_dataset(&examples, &tokenizer, 64).unwrap();
    let metadata = encoded.batches[0].schema().metadata().clone();
    assert_eq!(metadata[arrow_export::TOKENIZER_HASH], tokenizer.hash());
    assert_eq!(metadata[arrow_export::SOURCE_HASH], source_hash(&examples));
    assert_eq!(encoded.schema.fields(), arrow_export::SCHEMA.fields());
    assert!(encoded.batches[0].columns().iter().all(|column| column.null_count() == 0));
}

#[test]
fn many_rows_are_several_batches_in_order() {
    let examples: Vec<_> = (0..10_000).map(|number| example(number, "red", "fn red() {}")).collect();
    let tokenizer = Tokenizer::fit(["fn red() {}"], ["red"], 1);
    let encoded = encode_dataset(&examples, &tokenizer, 64).unwrap();
    assert_eq!(encoded.batches.len(), 3);
    assert_eq!(encoded.num_rows(), 10_000);
    let found = encoded.batches.iter().flat_map(|batch| {
        let ids = batch.column(0).as_string::<i32>();
        ids.iter().map(|id| id.unwrap().to_owned()).collect::<Vec<_>>()
    });
    assert!(found.eq(examples.iter().map(|example| example.id.clone())));
}

#[test]
fn a_batch_of_codes_is_the_codes_one_by_one() {
    let tokenizer = Tokenizer::fit(["fn f() { return; }"], [], 1);
    let codes = ["fn f()", "", "é"];
    let lists = encode_batch(&codes, &tokenizer).unwrap();
    for (row, code) in codes.iter().enumerate() {
        let found = lists.value(row);
        let found: Vec<u32> = found.as_primitive::<Int32Type>().values().iter().map(|id| *id as u32).collect();
        assert_eq!(found, tokenizer.encode(code));
    }
}

#[test]
fn inspection_names_first_and_later() {
    let examples = [
        example(0, "Red  thing", "fn f() {}"),
        example(1, "red thing", "fn f ( ) {}"),
        example(2, "blue", "fn f(){} // again"),
        example(3, "RED thing", "half"),
    ];
    let report = inspect(&examples);
    let found: Vec<_> = report.duplicates.iter().map(|d| (d.index, d.of, d.same.name())).collect();
    assert_eq!(found, [(1, 0, "both"), (2, 0, "code"), (3, 0, "prompt")]);
    assert_eq!(report.invalid.iter().map(|(index, _)| *index).collect::<Vec<_>>(), [3]);
}
