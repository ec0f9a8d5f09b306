//! Reads `wgsl.grammar` into numbered symbols and productions. Runs in `build.rs` only.

use std::collections::BTreeMap;

/// A grammar symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Symbol {
    /// Index into [`Notation::terminals`].
    Terminal(usize),
    /// Index into [`Notation::nonterminals`].
    Nonterminal(usize),
}

/// `nonterminals[head] : body`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Production {
    pub(crate) head: usize,
    pub(crate) body: Vec<Symbol>,
}

/// What a lexeme with a fixed text is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Fixed {
    /// One bit for each terminal it can be.
    pub(crate) terminals: u128,
    /// Whether it is also an identifier.
    pub(crate) is_name: bool,
}

/// A grammar, read. Terminal 0 is the end of the translation unit; production 0 is `start : first_rule end`.
#[derive(Debug, Default)]
pub(crate) struct Notation {
    pub(crate) terminals: Vec<String>,
    pub(crate) nonterminals: Vec<String>,
    pub(crate) productions: Vec<Production>,
    pub(crate) lexemes: BTreeMap<String, Fixed>,
}

pub(crate) const END: &str = "END";

/// Reads the text of a grammar; its notation is explained at its top.
///
/// # Errors
/// One line that says what is wrong and where.
pub(crate) fn read(text: &str) -> Result<Notation, String> {
    let mut notation = Notation::default();
    notation.terminal(END)?;
    let mut rules: Vec<(usize, Vec<&str>)> = Vec::new();
    for (number, words) in paragraphs(text) {
        let place = |message: String| format!("line {number}: {message}");
        if words[0].starts_with('%') {
            notation.declare(&words).map_err(place)?;
        } else {
            rules.push((number, words));
        }
    }
    let first = rules.first().ok_or("no rule")?.1[0];
    let start = notation.nonterminal("start");
    let body = vec![Symbol::Nonterminal(notation.nonterminal(first)), Symbol::Terminal(0)];
    notation.productions.push(Production { head: start, body });
    for (_, words) in &rules {
        notation.nonterminal(words[0]);
    }
    for (number, words) in &rules {
        notation.rule(words).map_err(|message| format!("line {number}: {message}"))?;
    }
    notation.check()?;
    Ok(notation)
}

/// The declarations and rules as words, with the line each begins at: a line that is not indented begins one.
fn paragraphs(text: &str) -> Vec<(usize, Vec<&str>)> {
    let mut paragraphs: Vec<(usize, Vec<&str>)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        // `#` is in no lexeme.
        let words = line.split('#').next().unwrap_or_default().split_whitespace();
        match paragraphs.last_mut() {
            Some((_, paragraph)) if line.starts_with(' ') => paragraph.extend(words),
            _ => {
                let words: Vec<_> = words.collect();
                if !words.is_empty() {
                    paragraphs.push((index + 1, words));
                }
            }
        }
    }
    paragraphs
}

impl Notation {
    fn terminal(&mut self, name: &str) -> Result<usize, String> {
        if let Some(known) = self.terminals.iter().position(|terminal| terminal == name) {
            return Ok(known);
        }
        self.terminals.push(name.to_owned());
        if self.terminals.len() > 128 {
            return Err(format!("`{name}` is the 129th terminal; a set of them has 128 bits"));
        }
        Ok(self.terminals.len() - 1)
    }

    fn nonterminal(&mut self, name: &str) -> usize {
        self.nonterminals.iter().position(|known| known == name).unwrap_or_else(|| {
            self.nonterminals.push(name.to_owned());
            self.nonterminals.len() - 1
        })
    }

    fn declare(&mut self, words: &[&str]) -> Result<(), String> {
        match words {
            ["%pattern", names @ ..] => names.iter().try_for_each(|name| self.terminal(name).map(|_| ())),
            ["%refused", ":", lexemes @ ..] => lexemes.iter().try_for_each(|lexeme| self.lexeme(lexeme, 0, false)),
            [kind @ ("%word" | "%context"), name, ":", lexemes @ ..] => {
                let bit = 1 << self.terminal(name)?;
                lexemes.iter().try_for_each(|lexeme| self.lexeme(lexeme, bit, *kind == "%context"))
            }
            _ => Err(format!("`{}` is no declaration", words.join(" "))),
        }
    }

    fn lexeme(&mut self, lexeme: &str, terminal: u128, is_name: bool) -> Result<(), String> {
        let fresh = !self.lexemes.contains_key(lexeme);
        let fixed = self.lexemes.entry(lexeme.to_owned()).or_default();
        if !fresh && (fixed.is_name != is_name || terminal == 0 || fixed.terminals == 0) {
            return Err(format!("`{lexeme}` is declared in two ways"));
        }
        fixed.terminals |= terminal;
        fixed.is_name = is_name;
        Ok(())
    }

    fn rule(&mut self, words: &[&str]) -> Result<(), String> {
        let [head, ":", alternatives @ ..] = words else {
            return Err(format!("`{}`: expected `rule : symbols`", words.join(" ")));
        };
        let head = self.nonterminal(head);
        for alternative in alternatives.split(|word| *word == "|") {
            let mut bodies = vec![Vec::new()];
            for word in alternative {
                let (symbol, optional) = self.symbol(word)?;
                let without = if optional { bodies.clone() } else { Vec::new() };
                bodies.iter_mut().for_each(|body| body.push(symbol));
                bodies.extend(without);
            }
            self.productions.extend(bodies.into_iter().map(|body| Production { head, body }));
        }
        Ok(())
    }

    /// The symbol that a word stands for, and whether it may be absent.
    fn symbol(&mut self, word: &str) -> Result<(Symbol, bool), String> {
        if let Some(quoted) = word.strip_prefix('\'') {
            let (lexeme, suffix) = quoted.rsplit_once('\'').ok_or(format!("`{word}` has no closing quote"))?;
            let terminal = self.terminal(&format!("'{lexeme}'"))?;
            if self.lexemes.get(lexeme).is_none_or(|fixed| fixed.terminals != 1 << terminal) {
                self.lexeme(lexeme, 1 << terminal, false)?;
            }
            return Ok((Symbol::Terminal(terminal), suffix == "?"));
        }
        if let Some(item) = word.strip_suffix('*') {
            return Ok((Symbol::Nonterminal(self.list(item, word)?), false));
        }
        let name = word.trim_end_matches('?');
        Ok((self.named(name)?, name != word))
    }

    fn named(&mut self, name: &str) -> Result<Symbol, String> {
        if let Some(terminal) = self.terminals.iter().position(|terminal| terminal == name) {
            return Ok(Symbol::Terminal(terminal));
        }
        let rule = self.nonterminals.iter().position(|nonterminal| nonterminal == name);
        rule.map(Symbol::Nonterminal).ok_or(format!("`{name}` is neither declared nor a rule"))
    }

    /// `item* : | item* item`
    fn list(&mut self, item: &str, name: &str) -> Result<usize, String> {
        if let Some(known) = self.nonterminals.iter().position(|nonterminal| nonterminal == name) {
            return Ok(known);
        }
        let item = self.named(item)?;
        let head = self.nonterminal(name);
        self.productions.push(Production { head, body: Vec::new() });
        self.productions.push(Production { head, body: vec![Symbol::Nonterminal(head), item] });
        Ok(head)
    }

    fn check(&self) -> Result<(), String> {
        let used = |symbol| self.productions.iter().any(|production| production.body.contains(&symbol));
        for (index, name) in self.nonterminals.iter().enumerate().skip(1) {
            if !used(Symbol::Nonterminal(index)) {
                return Err(format!("the rule `{name}` is used nowhere"));
            }
        }
        match self.terminals.iter().enumerate().find(|&(index, _)| !used(Symbol::Terminal(index))) {
            Some((_, name)) => Err(format!("`{name}` is used nowhere")),
            None => Ok(()),
        }
    }
}
