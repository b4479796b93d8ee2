//! Page furniture (reference plantuml section 14).

use super::Lower;
use crate::tree::{self, FurnitureKind};
use ir::{Furniture, Legend};

impl Lower<'_> {
    /// Title, header …: the last one of each wins.
    pub(super) fn furniture(&mut self, furniture: &tree::Furniture) {
        let text = self.body(furniture.body);
        let align = furniture.align;
        let meta = &mut self.builder.meta;
        match furniture.kind {
            FurnitureKind::Title => meta.title = text,
            FurnitureKind::Caption => meta.caption = text,
            FurnitureKind::Header => meta.header = Some(Furniture { text, align }),
            FurnitureKind::Footer => meta.footer = Some(Furniture { text, align }),
            FurnitureKind::Mainframe => meta.mainframe = Some(text),
            FurnitureKind::Legend => {
                meta.legend = Some(Legend { text, align, vertical: furniture.vertical });
            }
        }
    }
}
