import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { ledger } from "@/api";
import { type ListState, useAssetName, useWorkspace } from "@/kit";
import { useWords } from "@/words";

/** Chooses one asset of those the book knows. */
export function AssetFilter({ list }: { list: ListState }) {
  const words = useWords().ledger.accounts;
  const { id } = useWorkspace();
  const assetName = useAssetName();
  const assets = useQuery({ queryKey: [id, "ledger", "assets"], queryFn: () => ledger.assets(id), staleTime: 30_000 });
  return (
    <Select
      aria-label={words.asset}
      placeholder={words.asset}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      style={{ width: 220 }}
      value={list.get("asset") || null}
      onChange={(value: string | null | undefined) => list.set({ asset: value ?? null })}
      options={(assets.data ?? []).map((line) => ({ value: line.asset, label: assetName(line.asset) }))}
    />
  );
}
