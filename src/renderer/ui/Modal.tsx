import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly testId: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Enter counts only so long after a dialog has opened, in milliseconds: whoever presses it has seen the dialog. */
const SEEN = 500;

/** Something that has to be answered before all else: the browser keeps the focus in it, and gives it back. */
export function Modal({ title, testId, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const openedAt = useRef(Infinity);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) {
      element.showModal();
      openedAt.current = performance.now();
      element.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    }
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-label={title}
      data-testid={testId}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || isFilled(event.target)) return;
        if (event.timeStamp - openedAt.current >= SEEN) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      // Escape is for this one, not for what lies beneath it.
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 className="modal__title">{title}</h2>
      {children}
    </dialog>
  );
}

/** Whether it is a field in which somebody has written: they have seen the dialog. */
function isFilled(target: EventTarget): boolean {
  return (
    (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) &&
    target.value !== '' &&
    target.type !== 'checkbox' &&
    target.type !== 'radio'
  );
}
