//! What is worth saying about the blocks of a file.

use super::Block;
use diag::{Diagnostic, FileId, Sources};

/// Findings about one block: a kind that is no sequence diagram, a missing end marker, statements behind the start
/// marker.
pub(crate) fn report(sources: &Sources, file: FileId, block: &Block, diagnostics: &mut Vec<Diagnostic>) {
    let head = sources.span(file, block.head.clone());
    if block.forgotten {
        diagnostics.push(
            Diagnostic::warning(
                "missing-enduml",
                "this block has no end before the next one begins; it is left out, as PlantUML does",
            )
            .at(head, "begins here")
            .help("add a line `@enduml` behind the diagram"),
        );
        return;
    }
    if !block.is_uml() {
        let message = format!("`@start{}` begins a diagram of another kind, which is skipped", block.kind);
        let mut diagnostic = Diagnostic::error("other-diagram-kind", message).at(head, "");
        if block.kind.starts_with("seq") {
            diagnostic = diagnostic.help("sequence diagrams begin with `@startuml` and end with `@enduml`");
        } else {
            diagnostic = diagnostic.note("only sequence diagrams are read, which begin with `@startuml`");
        }
        diagnostics.push(diagnostic);
        return;
    }
    if !block.closed {
        diagnostics.push(
            Diagnostic::warning(
                "missing-enduml",
                "this block has no `@enduml`; it is read to its end all the same",
            )
            .at(head, "begins here")
            .note("PlantUML draws nothing without the end marker")
            .help("add a line `@enduml` behind the diagram"),
        );
    }
    if let Some(name) = &block.name
        && ["->", "<-", "--"].iter().any(|arrow| name.contains(arrow))
    {
        diagnostics.push(
            Diagnostic::warning(
                "statement-as-name",
                "what stands behind `@startuml` is a name, not a statement",
            )
            .at(head, "taken as the name of the diagram")
            .help("begin the statement on the next line"),
        );
    }
}
