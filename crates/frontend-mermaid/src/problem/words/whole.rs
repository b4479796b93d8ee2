//! About the whole text: header, front matter, directives, configuration, texts.

use super::{Words, fixed, near_or, told};
use crate::problem::Problem;

pub(super) fn words(problem: &Problem, text: &str) -> Option<Words> {
    Some(match problem {
        Problem::TooLarge => fixed("too-large", "the text is larger than 4 GiB", "", "split it"),
        Problem::TooLong => fixed(
            "too-long",
            "Mermaid draws at most 50,000 characters, unless the page allows more",
            "the text begins here",
            "split the diagram, or set `maxTextSize` on the page",
        ),
        Problem::NoHeader => fixed(
            "no-header",
            "the text does not begin with `sequenceDiagram`",
            "found this instead",
            "write `sequenceDiagram` on a line of its own before everything else but comments that begin with `%%`",
        ),
        Problem::HeaderCase => told(
            "header-case",
            format!("`{text}` is not the header: upper and lower case count"),
            "not the header",
            "write `sequenceDiagram`",
        ),
        Problem::HeaderGlued => fixed(
            "header-glued",
            "letters follow the header directly",
            "not the header",
            "write `sequenceDiagram` on a line of its own",
        ),
        Problem::OtherKind(kind) => told(
            "other-kind",
            format!("this is no sequence diagram but another kind, `{kind}`"),
            "it begins here",
            "only sequence diagrams are read",
        ),
        Problem::DiagramWord(word) => told(
            "diagram-word",
            format!("with `{word}` anywhere in it, Mermaid takes a text for a C4 diagram"),
            "this word",
            "spell it otherwise, as in `C4 Container`",
        ),
        Problem::SecondHeader => fixed(
            "second-header",
            "the header stands a second time",
            "this one",
            "one text is one diagram: remove it, or put what follows into a text of its own",
        ),
        Problem::FrontMatterEmpty => fixed(
            "front-matter-empty",
            "front matter must not be empty",
            "nothing between the `---` lines",
            "remove both `---` lines",
        ),
        Problem::FrontMatterOpen => fixed(
            "front-matter-unclosed",
            "front matter is not closed",
            "it begins here",
            "close it with a `---` line as far in as the first, and go on in the line behind it",
        ),
        Problem::FrontMatterNotFirst => fixed(
            "front-matter-not-first",
            "front matter must begin in the very first line",
            "it begins here",
            "remove what stands before it, blank lines and byte order marks too",
        ),
        Problem::FrontMatterYaml(reason) => told(
            "front-matter-yaml",
            format!("the front matter cannot be read as YAML: {reason}"),
            "this front matter",
            "repair it: Mermaid refuses the whole text",
        ),
        Problem::DirectiveOpen => fixed(
            "directive-unclosed",
            "`%%{` begins a directive, and nothing closes it: what follows is taken away",
            "all of this is taken away",
            "close it with `}%%`, or write `%% ` with a blank for a comment",
        ),
        Problem::DirectiveJson(reason) => told(
            "directive-json",
            format!("the directive is ignored: it is not valid JSON ({reason})"),
            "this directive",
            "write keys and texts in quotes, and no comma behind the last entry",
        ),
        Problem::UnknownTheme { name, near } => told(
            "unknown-theme",
            format!("`{name}` is not a theme of Mermaid"),
            "ignored",
            near_or(*near, "themes are default, base, dark, forest, neutral, neo, redux and their kin"),
        ),
        Problem::ProtectedKey(key) => told(
            "protected-key",
            format!("`{key}` cannot be set in a diagram"),
            "ignored",
            "set it on the page",
        ),
        Problem::ConfigValue { key } => told(
            "config-value",
            format!("the value of `{key}` cannot be used"),
            "kept, but without effect",
            "write a number, `true` or `false`, a word or a colour, as the key asks",
        ),
        Problem::ThemeColour { key } => told(
            "theme-colour",
            format!("the value of `{key}` is not a colour, and Mermaid makes others from it"),
            "Mermaid refuses the whole text",
            "write `#rrggbb` in quotes, `rgb(red, green, blue)` or the name of a colour",
        ),
        Problem::StyleTrap => fixed(
            "style-semicolon",
            "Mermaid drops this `;`, because `style` or `classDef` and `:` stand before an entity code",
            "this `;`",
            "put a blank behind the `:`, or write `#115;tyle`",
        ),
        Problem::SwallowedByComment => fixed(
            "swallowed-by-comment",
            "`%%` behind one character begins a comment that takes the character along",
            "all of this is a comment",
            "write `#37;#37;` for two percent signs, or begin a line with `%%` for a comment",
        ),
        Problem::CutAtHash => told(
            "cut-at-hash",
            format!("`#` begins a comment: `{text}` is not shown"),
            "this is a comment",
            "write `#35;` for `#`",
        ),
        Problem::TitleColon => fixed(
            "title-colon",
            "a blank must follow `title:`",
            "no blank behind it",
            "write `title` and the text",
        ),
        Problem::TitleTakesLine => fixed(
            "title-takes-line",
            "`title` without a text takes the next line as its text",
            "all of this is the title",
            "write the title behind the word, or remove the line",
        ),
        Problem::TitleWithArrow => told(
            "title-with-arrow",
            format!("`{text}` is the title here, not a message"),
            "read as a title",
            "a name cannot begin with `title`: declare another id, `participant p1 as …`",
        ),
        Problem::BackslashN => fixed(
            "backslash-n",
            r"`\n` is shown as it is: it does not break the line",
            "two characters",
            "write `<br/>` where the line breaks",
        ),
        Problem::Math => fixed(
            "math",
            "formulas are kept as they are written",
            "a formula",
            "in a text for Mermaid it stays a formula, in a picture its source is shown",
        ),
        Problem::AccDescrOpen => fixed(
            "description-unclosed",
            "`accDescr {` is not closed: the description is empty, and what stands behind it is lost",
            "it begins here",
            "close it with `}`",
        ),
        _ => return None,
    })
}
