import { namedMetric } from '../../../shared/samples.ts';

/** The same sport under the names that vendors give it. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [
    /^(virtual|trail|treadmill|track|street|indoor|outdoor|ultra)?[ _-]?(run|running|jog|jogging|laufen|joggen)$/i,
    'running',
  ],
  [
    /^(indoor|outdoor|casual|speed|fitness|nordic)?[ _-]?(walk|walking|gehen|spaziergang|spazieren)$/i,
    'walking',
  ],
  [
    /^(indoor|outdoor|road|mountain|gravel|virtual|spin|stationary)?[ _-]?(bike|biking|cycling|cycle|ride|spinning|radfahren|fahrrad|velo)$/i,
    'cycling',
  ],
  [/^(lap|pool|open[ _-]?water|indoor)?[ _-]?(swim|swimming|schwimmen)$/i, 'swimming'],
  [/^(hike|hiking|wandern)$/i, 'hiking'],
  [/^(yoga|hatha yoga|power yoga)$/i, 'yoga'],
  [/^(indoor)?[ _-]?(row|rowing|rudern|rower)$/i, 'rowing'],
  [
    /^(traditional strength training|functional strength training|strength|strength[ _-]training|weights|weight[ _-]?lifting|weightlifting|weight training|krafttraining)$/i,
    'strength-training',
  ],
  [/^(elliptical|elliptical trainer|crosstrainer)$/i, 'elliptical'],
  [/^(hiit|high intensity interval training|interval training)$/i, 'interval-training'],
  [/^(pilates)$/i, 'pilates'],
];

/**
 * The metric of a workout by the vendor's name for it ('Lap Swimming', 'HKWorkoutActivityTypeSwimming', 'lap_swimming'
 * are one): value = minutes without pauses. Sports that are not in the list keep their own name.
 */
export const workoutMetric = (name: string): string => {
  const plain = name
    .replace(/^HKWorkoutActivityType/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim();
  const known = kinds.find(([pattern]) => pattern.test(plain));
  return namedMetric('workout', known?.[1] ?? plain);
};
