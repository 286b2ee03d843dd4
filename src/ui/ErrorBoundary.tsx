// Keeps a mistake of ours inside its pane. Shows no message of the error: it could hold text that was pasted.
import { Component, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { retryLoading } from './late.tsx';

interface ErrorBoundaryProps {
  readonly name: string;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  private readonly retry = (): void => {
    retryLoading();
    this.setState({ hasFailed: false });
  };

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div role="alert" className="p-4">
        <p>
          The pane “{this.props.name}” stopped because of a mistake in this page. What you typed is
          kept; the other panes go on.
        </p>
        <Button className="mt-2" onClick={this.retry}>
          Try again
        </Button>
      </div>
    );
  }
}
