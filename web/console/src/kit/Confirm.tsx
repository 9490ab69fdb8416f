import { Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useWords } from "@/words";
import { useToast } from "./toast";

interface Props {
  open: boolean;
  title: string;
  /** Names what will be lost or changed. */
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before a step that has consequences, by naming them. */
export function Confirm({ open, title, children, confirm, danger, onConfirm, onClose }: Props) {
  const { kit } = useWords();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const carryOut = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open={open}
      title={title}
      okText={confirm}
      cancelText={kit.cancel}
      okButtonProps={{ danger: danger === true }}
      confirmLoading={busy}
      onOk={() => void carryOut()}
      onCancel={onClose}
      destroyOnHidden
    >
      {children}
    </Modal>
  );
}
