//! `cargo xtask interfaces`: our interfaces against the public texts, read as they are from checkouts given by path.
//!
//! Main function: [`run`]. One invariant: every function and every type that both texts have is compared, and what differs
//! stands in [`KNOWN`] with its reason.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use waxwing_witx::{
    Case, Document, Func, Ptr, Shape, layout_of, load, record_offsets, signature, union_payload_offset,
};

/// What differs: the text, what, why.
const KNOWN: &[(&str, &str, &str)] = &[
    ("*", "type size 64", "public texts are written for 32 bits"),
    ("*", "fn fd_prestat_dir_name 64", "public texts are written for 32 bits"),
    ("*", "fn fd_readdir 64", "public texts are written for 32 bits"),
    ("*", "fn path_readlink 64", "public texts are written for 32 bits"),
    ("*", "fn poll_oneoff 64", "public texts are written for 32 bits"),
    ("*", "fn random_get 64", "public texts are written for 32 bits"),
    ("preview1", "value signal", "preview1 counts from 16 on in another way; the host maps them"),
    ("preview0", "value signal", "preview1 counts from 16 on in another way; the host maps them"),
    ("wasix_v1", "value epoll_ctl", "the libc sends Linux's numbers, and hosts read these"),
    ("wasix_v1", "fn resolve 64", "public texts are written for 32 bits"),
    ("wasix_v1", "fn sock_listen 64", "public texts are written for 32 bits"),
    ("wasix_v1", "fn dlopen 64", "public texts are written for 32 bits"),
    ("wasix_v1", "fn dlsym 64", "public texts are written for 32 bits"),
    ("wasix_v1", "type function_pointer 64", "an index of a table has 32 bits in hosts"),
    ("wasix_v1", "fn call_dynamic 64", "an index of a table has 32 bits in hosts"),
    ("wasix_v1", "fn closure_free 64", "an index of a table has 32 bits in hosts"),
    ("wasix_v1", "fn closure_prepare 64", "an index of a table has 32 bits in hosts"),
    ("wasix_v1", "fn reflect_signature 64", "an index of a table has 32 bits in hosts"),
];

pub(crate) fn run(args: &[String]) -> Result<()> {
    let [wasi, wasix] = args else {
        bail!(
            "usage: cargo xtask interfaces WASI WASIX: checkouts that have the texts of preview0 and preview1, and of WASIX"
        );
    };
    let (wasi, wasix) = (Path::new(wasi), Path::new(wasix));
    let mut known = BTreeSet::new();
    for (interface, path) in [
        ("preview1", find(wasi, "preview1/witx/wasi_snapshot_preview1.witx")?),
        ("preview0", find(wasi, "preview0/witx/wasi_unstable.witx")?),
        ("wasix_v1", find(wasix, "snapshot/witx/wasix_v1.witx")?),
    ] {
        one(interface, &path, &mut known)?;
    }
    let unused: Vec<_> = KNOWN.iter().filter(|known_one| !known.contains(*known_one)).collect();
    if !unused.is_empty() {
        bail!("are listed and do not differ: {unused:#?}");
    }
    Ok(())
}

/// The file below `root` whose path ends with `end`.
fn find(root: &Path, end: &str) -> Result<PathBuf> {
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))? {
            let path = entry?.path();
            if path.ends_with(end) {
                return Ok(path);
            }
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    bail!("{} has no {end}", root.display())
}

type Known = (&'static str, &'static str, &'static str);

fn one(interface: &'static str, path: &Path, used: &mut BTreeSet<Known>) -> Result<()> {
    let read = |path: &Path| load(path).map_err(|diagnostic| anyhow::anyhow!("{diagnostic}"));
    let public = read(path)?;
    let root = crate::root().join("witx");
    let own: Vec<Document> = [interface, "preview1", "wasix_legacy"]
        .iter()
        .map(|name| read(&root.join(name).with_extension("witx")))
        .collect::<Result<_>>()?;
    let mut found = Vec::new();
    let (mut functions, mut types, mut absent) = (0, 0, Vec::new());
    for func in public.modules.iter().flat_map(|module| &module.funcs) {
        match own.iter().find_map(|document| Some((document, named(document, &func.name)?))) {
            Some((document, own)) => {
                functions += 1;
                for (ptr, bits) in [(Ptr::P32, 32), (Ptr::P64, 64)] {
                    if signature(&public, func, ptr) != signature(document, own, ptr) {
                        found.push(format!("fn {} {bits}", func.name));
                    }
                }
            }
            None => absent.push(func.name.clone()),
        }
    }
    for def in &public.types {
        let Some(own_def) = own[0].type_named(&def.name) else { continue };
        types += 1;
        for (ptr, bits) in [(Ptr::P32, 32), (Ptr::P64, 64)] {
            let places = |document: &Document, def: &waxwing_witx::TypeDef| {
                let shape = Shape::Name(def.name.clone());
                (layout_of(document, def, ptr), union_payload_offset(document, &shape, ptr))
            };
            if places(&public, def) != places(&own[0], own_def) {
                found.push(format!("type {} {bits}", def.name));
            }
            fields(&public, def, &own[0], own_def, ptr, &mut found);
        }
        if values(&def.shape).iter().any(|case| {
            values(&own_def.shape).iter().any(|own| own.name == case.name && own.value != case.value)
        }) {
            found.push(format!("value {}", def.name));
        }
    }
    let mut unknown = Vec::new();
    for what in found {
        match KNOWN.iter().find(|(text, known, _)| [interface, "*"].contains(text) && *known == what) {
            Some(known) => {
                used.insert(*known);
            }
            None => unknown.push(what),
        }
    }
    println!("{interface}: {functions} functions and {types} types of the public text are as ours");
    if !absent.is_empty() {
        println!("  not in ours: {}", absent.join(", "));
    }
    if !unknown.is_empty() {
        bail!("{interface} differs from {}: {unknown:#?}", path.display());
    }
    Ok(())
}

fn named<'d>(document: &'d Document, name: &str) -> Option<&'d Func> {
    document.modules.iter().flat_map(|module| &module.funcs).find(|func| func.name == name)
}

/// Fields of one name lie at one place. (Rows of numbered fields are an array in ours.)
fn fields(
    public: &Document,
    def: &waxwing_witx::TypeDef,
    own: &Document,
    own_def: &waxwing_witx::TypeDef,
    ptr: Ptr,
    found: &mut Vec<String>,
) {
    let (Shape::Record(theirs), Shape::Record(ours)) = (&def.shape, &own_def.shape) else { return };
    let offsets = |document, name: &str| record_offsets(document, &Shape::Name(name.to_owned()), ptr);
    let (their_offsets, our_offsets) = (offsets(public, &def.name), offsets(own, &own_def.name));
    for (field, at) in theirs.iter().zip(their_offsets) {
        let same = ours.iter().zip(&our_offsets).find(|(other, _)| other.name == field.name);
        if same.is_some_and(|(_, other)| *other != at) {
            found.push(format!("field {}.{}", def.name, field.name));
        }
    }
}

fn values(shape: &Shape) -> &[Case] {
    match shape {
        Shape::Enum { cases, .. } => cases,
        Shape::Flags { flags, .. } => flags,
        _ => &[],
    }
}
