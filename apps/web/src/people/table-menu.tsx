/** The menu of a register's tables: one in, one out, and those that were taken in before. */
import { type ComponentType, lazy, Suspense, useState } from "react";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { useWords } from "../words/words.ts";

const ImportsDialog = lazy(() => import("./imports-dialog.tsx"));

interface TableMenuProps {
	/** The dialog that takes a table in. */
	Table: ComponentType<{ onClose: () => void }>;
	/** Left out while there is nothing to download. */
	onDownload?: (() => Promise<void>) | undefined;
}

export function TableMenu({ Table, onDownload }: TableMenuProps) {
	const { t } = useWords();
	const [open, setOpen] = useState<"table" | "imports">();
	const close = () => setOpen(undefined);
	const items = [
		{ words: t("people.table"), run: () => setOpen("table") },
		...(onDownload ? [{ words: t("people.csv"), run: () => void onDownload() }] : []),
		{ words: t("people.imports"), run: () => setOpen("imports") },
	];
	return (
		<>
			<Menu className="btn" items={items}>
				{t("people.tables")} <Icon name="down" />
			</Menu>
			<Suspense>
				{open === "table" && <Table onClose={close} />}
				{open === "imports" && <ImportsDialog onClose={close} />}
			</Suspense>
		</>
	);
}
