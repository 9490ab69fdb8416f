import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, DatePicker, Input, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useNavigate } from "react-router";
import { commission } from "@/api";
import { useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import styles from "./commission.module.css";

/** Asks for the name and the end of a settlement. */
export function NewRun() {
  const { kit, commission: all } = useWords();
  const words = all.runs;
  const { id } = useWorkspace();
  const path = usePath();
  const toast = useToast();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(dayjs().format("YYYY-MM"));
  const [until, setUntil] = useState<Dayjs | null>(() => dayjs().startOf("minute"));
  const make = useMutation({
    mutationFn: () => commission.makeRun(id, { name: name.trim(), until: (until ?? dayjs()).toISOString() }),
    onSuccess: async (run) => {
      await cache.invalidateQueries({ queryKey: [id, "commission"] });
      setOpen(false);
      void navigate(path(`/commission/runs/${run.id}`));
    },
    onError: toast.failed,
  });
  if (!mayEdit) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.make}
      </Button>
      <Modal open={open} title={words.make} okText={words.make} cancelText={kit.cancel} okButtonProps={{ disabled: name.trim() === "" || until === null }} confirmLoading={make.isPending} onOk={() => make.mutate()} onCancel={() => setOpen(false)} destroyOnHidden>
        <div className={styles.form}>
          <label className={styles.field}>
            <span>{words.name}</span>
            <Input value={name} maxLength={120} placeholder={words.nameHelp} onChange={(event) => setName(event.target.value)} />
          </label>
          <label className={styles.field}>
            <span>{words.until}</span>
            <DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" value={until} maxDate={dayjs()} onChange={setUntil} style={{ width: "100%" }} />
          </label>
        </div>
      </Modal>
    </>
  );
}
