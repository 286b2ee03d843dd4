/** Saves octets or a text as a file. They go from memory to the disk: nothing is requested. */
export function saveFile(content: BlobPart, fileName: string): void {
  // Octets, whatever they mean: a browser that knows the type may open the file, or add another ending.
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken hold of it when the click returns; Safari a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
