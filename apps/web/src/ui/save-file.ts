/** Hands a file to the reader, as if they had followed a link to it. */
export function saveFile(name: string, file: Blob): void {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(file);
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}
