//! Items: objects that say in `item` what they are.
//!
//! serde's own reading of such objects keeps the whole object in memory until it has seen the tag, and once more for
//! each object around it. Here an object that begins with its tag, as all that we write do, is read straight through,
//! and where the tag comes later (a tool may sort the fields) only an item's own fields are kept.

use crate::{
    Activate, Comment, Create, Deactivate, Delay, Destroy, Divider, Duration, Fragment, Item, Message, Note,
    Numbering, Operand, PageBreak, Raw, Reference, Space, State,
};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use std::fmt;

/// The values of `item`.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Tag {
    Message,
    Note,
    Fragment,
    Activate,
    Deactivate,
    Create,
    Destroy,
    Reference,
    State,
    Divider,
    Delay,
    Space,
    Numbering,
    Duration,
    PageBreak,
    Comment,
    Raw,
}

impl Tag {
    /// Reads the other fields.
    fn read<'de, D: Deserializer<'de>>(self, fields: D) -> Result<Item, D::Error> {
        match self {
            Tag::Message => read(fields, Item::Message as fn(Message) -> Item),
            Tag::Note => read(fields, Item::Note as fn(Note) -> Item),
            Tag::Fragment => read(fields, Item::Fragment as fn(Fragment) -> Item),
            Tag::Activate => read(fields, Item::Activate as fn(Activate) -> Item),
            Tag::Deactivate => read(fields, Item::Deactivate as fn(Deactivate) -> Item),
            Tag::Create => read(fields, Item::Create as fn(Create) -> Item),
            Tag::Destroy => read(fields, Item::Destroy as fn(Destroy) -> Item),
            Tag::Reference => read(fields, Item::Reference as fn(Reference) -> Item),
            Tag::State => read(fields, Item::State as fn(State) -> Item),
            Tag::Divider => read(fields, Item::Divider as fn(Divider) -> Item),
            Tag::Delay => read(fields, Item::Delay as fn(Delay) -> Item),
            Tag::Space => read(fields, Item::Space as fn(Space) -> Item),
            Tag::Numbering => read(fields, Item::Numbering as fn(Numbering) -> Item),
            Tag::Duration => read(fields, Item::Duration as fn(Duration) -> Item),
            Tag::PageBreak => read(fields, Item::PageBreak as fn(PageBreak) -> Item),
            Tag::Comment => read(fields, Item::Comment as fn(Comment) -> Item),
            Tag::Raw => read(fields, Item::Raw as fn(Raw) -> Item),
        }
    }
}

/// A function of its own, so that no stack frame has room for all kinds of items at once.
#[inline(never)]
fn read<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    fields: D,
    wrap: fn(T) -> Item,
) -> Result<Item, D::Error> {
    T::deserialize(fields).map(wrap)
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `item`")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Item, M::Error> {
        match map.next_key::<String>()? {
            Some(key) if key == "item" => {
                let tag: Tag = map.next_value()?;
                tag.read(MapAccessDeserializer::new(map))
            }
            Some(key) => late_tag(key, map),
            None => Err(M::Error::missing_field("item")),
        }
    }
}

/// An object whose tag is not its first field. Operands are read at once, whatever the tag will be: they are the only
/// field that can hold items, so that nothing is kept twice.
#[inline(never)]
fn late_tag<'de, M: MapAccess<'de>>(first: String, mut map: M) -> Result<Item, M::Error> {
    let (mut tag, mut operands, mut fields) = (None, None, Map::new());
    let mut next = Some(first);
    while let Some(key) = next {
        match key.as_str() {
            "item" if tag.is_some() => return Err(M::Error::duplicate_field("item")),
            "item" => tag = Some(map.next_value::<Tag>()?),
            "operands" if operands.is_some() => return Err(M::Error::duplicate_field("operands")),
            "operands" => operands = Some(map.next_value::<Vec<Operand>>()?),
            _ => {
                let value: Value = map.next_value()?;
                if fields.insert(key.clone(), value).is_some() {
                    return Err(M::Error::custom(format_args!("duplicate field `{key}`")));
                }
            }
        }
        next = map.next_key()?;
    }
    let tag = tag.ok_or_else(|| M::Error::missing_field("item"))?;
    if operands.is_some() {
        // stands for them; what is no fragment refuses the field
        fields.insert("operands".to_owned(), Value::Array(Vec::new()));
    }
    let mut item = tag.read(Value::Object(fields)).map_err(M::Error::custom)?;
    if let (Item::Fragment(fragment), Some(operands)) = (&mut item, operands) {
        fragment.operands = operands;
    }
    Ok(item)
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ItemVisitor)
    }
}
