import type { FileRefusal, OpenedFile } from './file-table.ts';

/** A file as the file system knows it. */
export type FileFacts = { readonly path: string; readonly fileName: string; readonly bytes: number };

export type OpenAnswer = { readonly value: OpenedFile } | { readonly refusal: FileRefusal };
