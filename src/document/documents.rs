//! Articles one at a time.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::vec;

use super::Document;
use super::argument::{Argument, arguments};
use super::article::Article;
use super::failure::{Fault, ReadError, Skipped, Warning};
use super::folder::{self, Folder, is_json_lines};
use super::json_lines::{self, Lines};
use super::metadata::Metadata;
use super::names::Names;
use super::sources::{self, Sources};

/// What reading met.
#[derive(Debug, Clone, PartialEq)]
pub enum Met {
    /// An article.
    Article(Box<Document>),
    /// A file in a folder, or a line of JSON lines, that cannot be read; the rest goes on.
    Skipped(Skipped),
    /// Metadata that is wrong; the article is read.
    Warning(Warning),
    /// A path named by hand that cannot be read, or that holds nothing.
    Unreadable(Skipped),
}

/// Reads the articles that `paths` name one at a time; `-` stands for `standard_input`.
///
/// # Errors
///
/// When a path does not exist; all such paths are named. A path that turns out later to be
/// unreadable is met as [`Met::Unreadable`].
pub fn documents<'a>(
    paths: &[PathBuf],
    standard_input: &'a mut dyn Read,
) -> Result<Documents<'a>, ReadError> {
    let (arguments, twice) = arguments(paths)?;
    let mut documents = Documents {
        arguments: arguments.into_iter(),
        standard_input: Some(standard_input),
        folder: None,
        lines: None,
        ready: VecDeque::new(),
        sources: Sources::default(),
        paths: Names::default(),
        ids: Names::default(),
    };
    for path in twice {
        documents.warn(Fault::new("is named twice; it is read once", "name it once"), &path);
    }
    Ok(documents)
}

/// Articles one at a time, with what went wrong between them: see [`documents`].
pub struct Documents<'a> {
    arguments: vec::IntoIter<Argument>,
    standard_input: Option<&'a mut dyn Read>,
    /// The folder being walked.
    folder: Option<Folder>,
    /// The JSON lines being read.
    lines: Option<Open<'a>>,
    /// What was met and not handed over yet.
    ready: VecDeque<Met>,
    sources: Sources,
    paths: Names,
    ids: Names,
}

/// JSON lines being read.
struct Open<'a> {
    lines: Lines<'a>,
    file: Named,
    /// What is known of every article in them.
    known: Metadata,
    articles: usize,
    /// What is wrong with the first line that is no article.
    wrong: Option<String>,
}

/// A file to read, by the name its articles get.
#[derive(Clone)]
struct Named {
    name: String,
    /// Whether it is an argument itself: then it must be read.
    by_hand: bool,
}

impl Iterator for Documents<'_> {
    type Item = Met;

    fn next(&mut self) -> Option<Met> {
        while self.ready.is_empty() {
            self.go_on()?;
        }
        self.ready.pop_front()
    }
}

impl<'a> Documents<'a> {
    /// Reads the next line, file or argument; none at the end of all.
    fn go_on(&mut self) -> Option<()> {
        if let Some(open) = self.lines.take() {
            self.line(open);
        } else if let Some(folder) = self.folder.take() {
            self.walk(folder);
        } else {
            let argument = self.arguments.next()?;
            self.argument(argument);
        }
        Some(())
    }

    fn argument(&mut self, argument: Argument) {
        let file = Named { name: argument.name.clone(), by_hand: true };
        if argument.is_standard_input() {
            return self.standard_input(file);
        }
        match argument.path.metadata() {
            Ok(about) if about.is_dir() => self.folder = Some(Folder::new(argument)),
            Ok(about) if is_device(&about) => self.fail(&file, device()),
            Ok(_) if argument.path.ends_with(sources::FILE_NAME) => {
                self.ready.push_back(Met::Skipped(about_articles().skipping(file.name)));
            }
            Ok(_) => self.file(&argument.path, file),
            Err(error) => self.fail(&file, Fault::of_io(&error, &argument.path)),
        }
    }

    fn walk(&mut self, mut folder: Folder) {
        match folder.next() {
            Some(folder::Met::File(path, name)) => self.file(&path, Named { name, by_hand: false }),
            Some(folder::Met::Skipped(skipped)) => self.ready.push_back(Met::Skipped(skipped)),
            Some(folder::Met::Warning(warning)) => self.ready.push_back(Met::Warning(warning)),
            None if folder.is_bare() => {
                return self.fail(&Named { name: folder.name().to_owned(), by_hand: true }, no_article());
            }
            None => return,
        }
        self.folder = Some(folder);
    }

    fn file(&mut self, path: &Path, file: Named) {
        let outcome = if is_json_lines(path) { self.open(path, &file) } else { self.whole(path, &file) };
        if let Err(fault) = outcome {
            self.fail(&file, fault);
        }
    }

    fn whole(&mut self, path: &Path, file: &Named) -> Result<(), Fault> {
        let bytes = fs::read(path).map_err(|error| Fault::of_io(&error, path))?;
        let known = self.known(path, file);
        let article = Article::of_file(bytes, &known)?;
        self.hand_over(article, file.name.clone(), &file.name);
        Ok(())
    }

    fn open(&mut self, path: &Path, file: &Named) -> Result<(), Fault> {
        let input = File::open(path).map_err(|error| Fault::of_io(&error, path))?;
        let known = self.known(path, file);
        self.read_lines(Box::new(BufReader::new(input)), file.clone(), known);
        Ok(())
    }

    fn read_lines(&mut self, input: Box<dyn BufRead + 'a>, file: Named, known: Metadata) {
        self.lines = Some(Open { lines: Lines::new(input), file, known, articles: 0, wrong: None });
    }

    fn line(&mut self, mut open: Open<'a>) {
        match open.lines.next() {
            None if open.file.by_hand && open.articles == 0 => {
                return self.fail(&open.file, no_line(open.wrong.as_deref()));
            }
            None => return,
            Some(Err(error)) => {
                return self.fail(&open.file, Fault::of_io(&error, Path::new(&open.file.name)));
            }
            Some(Ok((number, line))) => self.article_of_line(&mut open, number, &line),
        }
        self.lines = Some(open);
    }

    fn article_of_line(&mut self, open: &mut Open<'a>, number: usize, line: &[u8]) {
        let name = &open.file.name;
        match Article::of_line(line, &open.known) {
            Ok(mut article) => {
                open.articles += 1;
                let path = match &article.id {
                    Some(id) => format!("{name}#{id}"),
                    None => format!("{name}:{number}"),
                };
                article.faults.iter_mut().for_each(|fault| fault.line = Some(number));
                self.hand_over(article, path, name);
            }
            Err(fault) => {
                open.wrong.get_or_insert_with(|| format!("line {number} {}", fault.what));
                self.ready.push_back(Met::Skipped(fault.skipping(format!("{name}:{number}"))));
            }
        }
    }

    /// JSON lines when the first line that says something is an article as JSON, else one article.
    fn standard_input(&mut self, file: Named) {
        let Some(input) = self.standard_input.take() else { return };
        let mut input = BufReader::new(input);
        match head(&mut input) {
            Ok(head) if json_lines::is_article(without_mark(&head)) == Some(true) => {
                self.read_lines(Box::new(io::Cursor::new(head).chain(input)), file, Metadata::default());
            }
            Ok(head) => self.rest_of_standard_input(head, input, &file),
            Err(error) => self.fail(&file, Fault::of_io(&error, Path::new(&file.name))),
        }
    }

    fn rest_of_standard_input(&mut self, mut bytes: Vec<u8>, mut input: impl Read, file: &Named) {
        let read = input.read_to_end(&mut bytes).map_err(|error| Fault::of_io(&error, Path::new(&file.name)));
        match read.and_then(|_| Article::of_file(bytes, &Metadata::default())) {
            Ok(article) => self.hand_over(article, file.name.clone(), &file.name),
            Err(fault) => self.fail(file, fault),
        }
    }

    /// What the table beside a file says of it; what is wrong with the table is told once.
    fn known(&mut self, path: &Path, file: &Named) -> Metadata {
        let (known, faults) = self.sources.of(path);
        let table = match file.name.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{}", sources::FILE_NAME),
            None => sources::FILE_NAME.to_owned(),
        };
        faults.into_iter().for_each(|fault| self.warn(fault, &table));
        known
    }

    fn hand_over(&mut self, article: Article, path: String, file: &str) {
        let Article { mut document, faults, .. } = article;
        document.path = self.paths.unique(path, |path, nth| format!("{path} ({nth})"));
        document.id = self.ids.unique(document.id, |id, nth| format!("{id}-{nth}"));
        faults.into_iter().for_each(|fault| self.warn(fault, file));
        self.ready.push_back(Met::Article(Box::new(document)));
    }

    fn warn(&mut self, fault: Fault, path: &str) {
        self.ready.push_back(Met::Warning(fault.warning(path)));
    }

    fn fail(&mut self, file: &Named, fault: Fault) {
        let skipped = fault.skipping(file.name.clone());
        self.ready.push_back(if file.by_hand { Met::Unreadable(skipped) } else { Met::Skipped(skipped) });
    }
}

/// The bytes up to the end of the first line that says something.
fn head(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    loop {
        let start = head.len();
        let read = input.read_until(b'\n', &mut head)?;
        if read == 0 || !head.get(start..).unwrap_or_default().trim_ascii().is_empty() {
            return Ok(head);
        }
    }
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

#[cfg(unix)]
fn is_device(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    about.file_type().is_char_device() || about.file_type().is_block_device()
}

#[cfg(not(unix))]
fn is_device(_: &fs::Metadata) -> bool {
    false
}

fn device() -> Fault {
    Fault::new("is a device, not a file", "name a file, a folder, or `-` for standard input")
}

fn about_articles() -> Fault {
    Fault::new(
        "tells about articles and is none",
        "leave it where it is; it is read with the files beside it",
    )
}

fn no_article() -> Fault {
    Fault::new(
        "holds no article",
        "put .txt, .md or .jsonl files into it; hidden files and those that .gitignore names are not read",
    )
}

fn no_line(wrong: Option<&str>) -> Fault {
    let wrong = wrong.map(|wrong| format!(" ({wrong})")).unwrap_or_default();
    Fault::new(format!("holds no article{wrong}"), "write an article a line, each a JSON object with `text`")
}
