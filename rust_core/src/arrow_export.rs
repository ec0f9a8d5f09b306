//! CONTRACT (room: dataset). Token ids to RecordBatch; schema is one constant.
