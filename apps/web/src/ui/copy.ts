/** Copying to the clipboard, also over plain http in a hall's own network. */

/** Copies what stands in a field; the field stays selected, so that the person may copy by hand. */
export async function copyField(field: HTMLInputElement): Promise<boolean> {
	field.select();
	try {
		// The modern way exists only where the connection is secure; the old one works everywhere.
		if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
		else return document.execCommand("copy");
		return true;
	} catch {
		return document.execCommand("copy");
	}
}
