;; The innermost loop of the Student-t likelihood, two days at a time (f64x2); ADR 0010 says why it is written by hand.
;; `node scripts/build-kernel.mjs` turns this file into kernel-bytes.ts, and a test compares the two.
(module
  (memory (export "memory") 1)
  (global $exponents (mut i64) (i64.const 0))

  ;; Product over n rows of 1 + a^2, a = y su - before rb - drift gs - c, as a mantissa here and an exponent of two that
  ;; `exponents` hands out. Pointers are byte addresses of f64 columns. No overflow as long as a^2 < 1e50.
  (func (export "product")
    (param $y i32) (param $before i32) (param $drift i32) (param $n i32)
    (param $su f64) (param $rb f64) (param $gs f64) (param $c f64) (result f64)
    (local $end i32)
    (local $p v128) (local $q v128) (local $a v128) (local $b v128) (local $e v128)
    (local $vsu v128) (local $vrb v128) (local $vgs v128) (local $vc v128) (local $one v128)
    (local $result f64) (local $x f64)
    (local.set $vsu (f64x2.splat (local.get $su)))
    (local.set $vrb (f64x2.splat (local.get $rb)))
    (local.set $vgs (f64x2.splat (local.get $gs)))
    (local.set $vc (f64x2.splat (local.get $c)))
    (local.set $one (f64x2.splat (f64.const 1)))
    (local.set $p (local.get $one))
    (local.set $q (local.get $one))
    (local.set $end
      (i32.add (local.get $y) (i32.shl (i32.and (local.get $n) (i32.const -4)) (i32.const 3))))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $y) (local.get $end)))
        (local.set $a
          (f64x2.sub (f64x2.sub (f64x2.sub
            (f64x2.mul (v128.load (local.get $y)) (local.get $vsu))
            (f64x2.mul (v128.load (local.get $before)) (local.get $vrb)))
            (f64x2.mul (v128.load (local.get $drift)) (local.get $vgs)))
            (local.get $vc)))
        (local.set $b
          (f64x2.sub (f64x2.sub (f64x2.sub
            (f64x2.mul (v128.load offset=16 (local.get $y)) (local.get $vsu))
            (f64x2.mul (v128.load offset=16 (local.get $before)) (local.get $vrb)))
            (f64x2.mul (v128.load offset=16 (local.get $drift)) (local.get $vgs)))
            (local.get $vc)))
        (local.set $p (f64x2.mul (local.get $p) (f64x2.add (local.get $one) (f64x2.mul (local.get $a) (local.get $a)))))
        (local.set $q (f64x2.mul (local.get $q) (f64x2.add (local.get $one) (f64x2.mul (local.get $b) (local.get $b)))))
        ;; Both products far below the largest number: exponents are moved out only when needed.
        (if (v128.any_true (f64x2.gt (f64x2.mul (local.get $p) (local.get $q)) (f64x2.splat (f64.const 1e50))))
          (then
            (local.set $e (i64x2.add (local.get $e) (i64x2.add
              (i64x2.sub (i64x2.shr_u (local.get $p) (i32.const 52)) (v128.const i64x2 1023 1023))
              (i64x2.sub (i64x2.shr_u (local.get $q) (i32.const 52)) (v128.const i64x2 1023 1023)))))
            (local.set $p (v128.or (v128.const i64x2 0x3ff0000000000000 0x3ff0000000000000)
              (v128.and (local.get $p) (v128.const i64x2 0x000fffffffffffff 0x000fffffffffffff))))
            (local.set $q (v128.or (v128.const i64x2 0x3ff0000000000000 0x3ff0000000000000)
              (v128.and (local.get $q) (v128.const i64x2 0x000fffffffffffff 0x000fffffffffffff))))))
        (local.set $y (i32.add (local.get $y) (i32.const 32)))
        (local.set $before (i32.add (local.get $before) (i32.const 32)))
        (local.set $drift (i32.add (local.get $drift) (i32.const 32)))
        (br $four)))
    (global.set $exponents (i64.add (global.get $exponents)
      (i64.add (i64x2.extract_lane 0 (local.get $e)) (i64x2.extract_lane 1 (local.get $e)))))
    ;; At most 1e50 in each lane, so 1e100 together.
    (local.set $p (f64x2.mul (local.get $p) (local.get $q)))
    (local.set $result (f64.mul (f64x2.extract_lane 0 (local.get $p)) (f64x2.extract_lane 1 (local.get $p))))
    (local.set $end (i32.add (local.get $end) (i32.shl (i32.and (local.get $n) (i32.const 3)) (i32.const 3))))
    (block $out
      (loop $single
        (br_if $out (i32.ge_u (local.get $y) (local.get $end)))
        (local.set $x
          (f64.sub (f64.sub (f64.sub
            (f64.mul (f64.load (local.get $y)) (local.get $su))
            (f64.mul (f64.load (local.get $before)) (local.get $rb)))
            (f64.mul (f64.load (local.get $drift)) (local.get $gs)))
            (local.get $c)))
        (local.set $result (f64.mul (local.get $result) (f64.add (f64.const 1) (f64.mul (local.get $x) (local.get $x)))))
        (local.set $y (i32.add (local.get $y) (i32.const 8)))
        (local.set $before (i32.add (local.get $before) (i32.const 8)))
        (local.set $drift (i32.add (local.get $drift) (i32.const 8)))
        (br $single)))
    (local.get $result))

  ;; The exponents of two gathered since the last call.
  (func (export "exponents") (result f64)
    (local $sum f64)
    (local.set $sum (f64.convert_i64_s (global.get $exponents)))
    (global.set $exponents (i64.const 0))
    (local.get $sum)))
