/** Opening the palette by a button: it does what its key does. */
export const paletteKeys = "Mod+k";

const asked = new Set<() => void>();

/** Opens it, if the page has one. */
export const openPalette = (): void => {
	for (const open of asked) open();
};

export function onOpenPalette(open: () => void): () => void {
	asked.add(open);
	return () => void asked.delete(open);
}
