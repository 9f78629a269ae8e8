// A sheet of a table program as the CSV that the hub reads: one reader of lists, one way to name a bad row and column.
// Fetched when somebody chooses such a file: no page needs it before.
import { readSheet } from 'read-excel-file/universal';

const cell = (value) => {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows of cells as UTF-8 bytes of a CSV; rows keep their places, so that the hub counts them as the program does. */
export function csvOf(rows) {
  return new TextEncoder().encode(rows.map((row) => row.map(cell).join(',')).join('\r\n'));
}

/** The first sheet of an .xlsx; throws when the file is none. */
export async function csvOfSpreadsheet(file) {
  return csvOf(await readSheet(await file.arrayBuffer()));
}
