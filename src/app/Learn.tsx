// The lessons: their list, or the one that the address names, beside what it is about.
import { LESSONS } from '../lessons/lessons.ts';
import { Flow } from '../panes/flow/Flow.tsx';
import { LessonIndex } from '../panes/learn/LessonIndex.tsx';
import { LessonPage } from '../panes/learn/LessonPage.tsx';
import { usePage } from '../state/page.ts';
import { LessonWorkbench } from './LessonWorkbench.tsx';

export function Learn() {
  const [, id, number = '1'] = usePage().split('/');
  const lesson = LESSONS.find((one) => one.id === id);
  if (!lesson) return <LessonIndex />;
  const screen = lesson.screens[Number(number) - 1] ? Number(number) - 1 : 0;
  return (
    <LessonPage key={lesson.id} lesson={lesson} screen={screen}>
      {lesson.place === 'workbench' ? <LessonWorkbench /> : <Flow />}
    </LessonPage>
  );
}
