import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Upload } from "antd";
import { deliveries, type SheetReport } from "@/api";
import { Badge, type Column, DataTable, EmptyState, useFocusBack, useFormat, useToast, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./deliveries.module.css";

/** Tracking numbers from a file, and what became of each of its lines. */
export function SheetDrawer({ close }: { close: () => void }) {
  const { deliveries: all } = useWords();
  const words = all.sheet;
  const { id } = useWorkspace();
  const say = useSay();
  const format = useFormat();
  const toast = useToast();
  const cache = useQueryClient();
  useFocusBack();
  const send = useMutation({
    mutationFn: (file: File) => deliveries.importTracking(id, file),
    onSuccess: () => cache.invalidateQueries({ queryKey: [id, "deliveries"] }),
    onError: toast.failed,
  });
  const columns: Column<SheetReport["lines"][number]>[] = [
    { key: "line", title: words.line, number: true, render: (row) => row.line },
    { key: "delivery", title: words.delivery, render: (row) => row.delivery_id },
    {
      key: "outcome",
      title: words.outcome,
      render: (row) => (
        <>
          <Badge tone={row.outcome === "shipped" ? "good" : row.outcome === "refused" ? "loss" : "quiet"}>{words.outcomes[row.outcome]}</Badge> {row.outcome === "refused" ? say(row.says) : null}
        </>
      ),
    },
  ];
  const report = send.data;
  return (
    <Drawer open onClose={close} size={640} title={words.title}>
      <div className={styles.form}>
        <p>{words.text}</p>
        <Upload
          accept=".csv,text/csv"
          showUploadList={false}
          beforeUpload={(file) => {
            send.mutate(file);
            return false;
          }}
        >
          <Button type="primary" loading={send.isPending}>
            {words.choose}
          </Button>
        </Upload>
        <div role="status">{report ? (report.lines.length ? words.sum(format.number(report.shipped), format.number(report.unchanged), format.number(report.refused)) : words.empty) : null}</div>
        {report && report.lines.length > 0 ? <DataTable caption={words.title} columns={columns} rows={report.lines} rowKey={(row) => String(row.line)} empty={<EmptyState title={words.empty} />} dense /> : null}
      </div>
    </Drawer>
  );
}
