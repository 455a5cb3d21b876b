//! Report files: written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::Builder;

/// Writes a file. Its text is gathered beside it and put in its place when all of it is written, so
/// that a reader meets the old file or the new one and never a part. A device or a pipe is written
/// to as it is.
///
/// # Errors
/// What the system said, with the path and what to do; the old file is then untouched.
pub fn write(path: &Path, text: &[u8]) -> Result<(), String> {
    let written = if is_special(path) { through(path, text) } else { replace(path, text) };
    written.map_err(|error| {
        // The whole error would name the file beside, which is another each time.
        let (path, why) = (path.display(), error.kind());
        format!("{path}: cannot be written ({why}): name a file in a folder that may be written to")
    })
}

fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

fn through(path: &Path, text: &[u8]) -> io::Result<()> {
    fs::OpenOptions::new().write(true).open(path)?.write_all(text)
}

fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    // A link is followed: the file it leads to is replaced, not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = Builder::new();
    builder.prefix(".counterclaim-");
    let permissions = fs::metadata(&path).map(|about| about.permissions());
    if let Some(permissions) = permissions.ok().or_else(everybody) {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(text)?;
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}

/// What the system gives a new file, where files have such permissions.
#[cfg(unix)]
fn everybody() -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn everybody() -> Option<fs::Permissions> {
    None
}
